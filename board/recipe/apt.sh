# Sourced by scripts: apt for another architecture, with this machine's sources and an empty system of its own.
# The caller sets arch, and apt_state to a folder of its own.

# Debian's repositories as this machine's apt knows them, with the components named. "deb …" lines.
apt_sources() {
    apt-get indextargets --format '$(ORIGIN) $(SITE) $(RELEASE)' 'Created-By: Packages' |
        sed -n 's/^Debian //p' | sort -u | while read -r site suite; do
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site $suite $*"
    done
}

# board_apt TOOL ARGUMENTS…: apt-get or apt-cache. Where $apt_state/sources.list exists it is used.
board_apt() {
    tool=$1
    shift
    set -- -o APT::Architecture="$arch" -o APT::Architectures::="$arch" \
        -o Dir::State="$apt_state/state" -o Dir::State::status="$apt_state/status" \
        -o Dir::Cache="$apt_state/cache" -o Debug::NoLocking=1 -o APT::Sandbox::User= \
        -o APT::Install-Recommends=false -o APT::Get::AllowUnauthenticated=false \
        -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
    if [ -f "$apt_state/sources.list" ]; then
        set -- -o Dir::Etc::SourceList="$apt_state/sources.list" -o Dir::Etc::SourceParts=/dev/null "$@"
    fi
    "$tool" -q "$@" </dev/null
}

# A new state; what was downloaded before stays.
apt_prepare() {
    mkdir -p "$apt_state/state/lists/partial" "$apt_state/cache/archives/partial"
    : >"$apt_state/status"
}
