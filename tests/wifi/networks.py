"""Networks as an office has them: what the access point is set to, and the wifi.conf that somebody writes for it."""

from dataclasses import dataclass, field, replace

from authority import SERVER

PASSPHRASE = "correct horse battery"
ODD_SSID = "Büro \"5\" \\ Süd.psk=#"
ODD_PASSPHRASE = " \"it's\" \\s a\\\\b\\n #=[x] "
KEY = "0123456789abcdef" * 4
IDENTITY, PASSWORD, KEY_PASSWORD = "wall@example.org", "pass \\t \"word\" =ü", "open sesame"
USERS = f'* PEAP,TTLS,TLS\n"{IDENTITY}" TLS\n"{IDENTITY}" MSCHAPV2,TTLS-PAP {PASSWORD.encode().hex()} [2]\n'
WPA2 = "wpa=2\nwpa_key_mgmt=WPA-PSK\nrsn_pairwise=CCMP\n"
WPA3 = "wpa=2\nwpa_key_mgmt=SAE\nrsn_pairwise=CCMP\nieee80211w=2\n"
BOTH = "wpa=2\nwpa_key_mgmt=WPA-PSK SAE\nrsn_pairwise=CCMP\nieee80211w=1\n"
COMPANY = ("wpa=2\nwpa_key_mgmt=WPA-EAP\nrsn_pairwise=CCMP\nieee8021x=1\neap_server=1\neap_user_file=/pki/users\n"
           "ca_cert=/pki/ca.pem\nserver_cert=/pki/server.pem\nprivate_key=/pki/server.key\n")



@dataclass(frozen=True)
class Network:
    """One that somebody writes down: as the access point has it, and as it stands in wifi.conf."""
    point: str  # lines of hostapd.conf
    conf: str  # lines of wifi.conf
    ssid: str = "Office"
    files: dict = field(default_factory=dict)  # beside wifi.conf: name to name in the authority's folder
    refusal: tuple = ()  # whose log says what, when it does not let the board in

    def hostapd_conf(self):
        return f"interface=wlan1\ndriver=nl80211\nhw_mode=g\nchannel=1\nssid2={self.ssid.encode().hex()}\n{self.point}"


def _personal(point, passphrase=PASSPHRASE, written=None, more="", **rest):
    network = Network(f"{point}wpa_passphrase={passphrase}\n", "", **rest)
    return replace(network, conf=f"# ours\nssid = {network.ssid}\npassphrase = {written or passphrase}\n{more}")


def _odd(point):
    return _personal(point, ODD_PASSPHRASE, f'"{ODD_PASSPHRASE}"', ssid=ODD_SSID)


def _company(eap, point=COMPANY, ca="ca.pem", refusal=(), **more):
    """`more` are keys of wifi.conf; the files that they name lie beside it."""
    lines = {"ssid": "Office", "ca": "ca.pem", "identity": IDENTITY, "eap": eap, **more}
    files = {"ca.pem": ca, **{name: name for key, name in more.items() if key in ("client_cert", "client_key")}}
    return Network(point, "".join(f"{key} = {value}\n" for key, value in lines.items()), files=files, refusal=refusal)


CLIENT = {"client_cert": "board.pem", "client_key": "board.key"}
TAKEN = {
    "open": Network("", "ssid = Office\nopen = yes\n"),
    "wpa2": _personal(WPA2, more="country = PT\n"),
    "wpa2-key": Network(f"{WPA2}wpa_psk={KEY}\n", f"ssid = Office\npassphrase = {KEY.upper()}\n"),
    "wpa3": _personal(WPA3),
    "wpa2-and-wpa3": _personal(BOTH),
    "hidden": _personal(f"{WPA2}ignore_broadcast_ssid=1\n", more="hidden = yes\n"),
    "odd-wpa2": _odd(WPA2),
    "odd-wpa3": _odd(WPA3),
    "peap": _company("peap", password=PASSWORD),
    "peap-named": _company("peap", password=PASSWORD, anonymous_identity="anonymous", server_name=SERVER),
    "peap-sha512": _company("peap", COMPANY.replace("server.", "server-sha512."), password=PASSWORD),
    "peap-gcm": _company("peap", f"{COMPANY}openssl_ciphers=ECDHE-RSA-AES256-GCM-SHA384\n", password=PASSWORD),
    "ttls": _company("ttls", password=PASSWORD, anonymous_identity="anonymous"),
    "tls": _company("tls", **CLIENT),
    "tls-locked-key": _company("tls", client_cert="board.pem", client_key="locked.key", key_password=KEY_PASSWORD),
}
WRONG, REJECTED = "wrong horse battery", ("hostapd", "CTRL-EVENT-EAP-FAILURE")
UNTRUSTED = ("iwd", "Tunnel has disconnected with alert: bad_certificate")
REFUSED = {
    "wpa2": _personal(WPA2, written=WRONG, refusal=("hostapd", "AP-STA-POSSIBLE-PSK-MISMATCH")),
    "wpa3": _personal(WPA3, written=WRONG, refusal=("hostapd", "SAE: Confirm mismatch")),
    "peap-password": _company("peap", password=WRONG, refusal=REJECTED),
    "ttls-password": _company("ttls", password=WRONG, refusal=REJECTED),
    "peap-authority": _company("peap", ca="other-ca.pem", password=PASSWORD, refusal=UNTRUSTED),
    "tls-authority": _company("tls", ca="other-ca.pem", **CLIENT, refusal=UNTRUSTED),
    "server-name": _company("peap", password=PASSWORD, server_name="other.example.org", refusal=UNTRUSTED),
}
OTHER = {
    "elsewhere": Network("", f"ssid = Elsewhere\npassphrase = {PASSPHRASE}\n"),
    "mended": _personal(WPA2, WRONG),  # as the board of the refused one has it
}
