"""A company's authority of certificates, made on the fly: of the login server, and of a board."""

import subprocess

SERVER = "radius.example.org"


def _openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True, timeout=60)


def _certificate(folder, name, subject, use, digest="sha256"):
    (folder / f"{name}.cnf").write_text(f"subjectAltName=DNS:{subject}\nextendedKeyUsage={use}\n", encoding="ascii")
    _openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr",
             "-subj", f"/CN={subject}")
    _openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
             "-days", "3650", f"-{digest}", "-extfile", f"{name}.cnf", "-out", f"{name}.pem")


def make_authority(folder, key_password):
    """ca.pem; server.pem and server-sha512.pem with keys; board.pem and board.key, and the same under a password; and
    other-ca.pem of somebody else."""
    folder.mkdir()
    for name in ("ca", "other-ca"):
        _openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key",
                 "-out", f"{name}.pem", "-subj", f"/CN={name}", "-days", "3650")
    _certificate(folder, "server", SERVER, "serverAuth")
    _certificate(folder, "server-sha512", SERVER, "serverAuth", "sha512")
    _certificate(folder, "board", "wall", "clientAuth")
    _openssl(folder, "pkcs8", "-topk8", "-in", "board.key", "-out", "locked.key", "-passout", f"pass:{key_password}")
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".pem", ".key")}
