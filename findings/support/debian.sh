# Sourced by the findings: brings pinned Debian 12 packages into a temporary folder, where they run without being installed.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# debian NAME=VERSION ..: unpacks them, and what they need and this machine lacks, under $folder/root.
debian() {
  mkdir -p "$folder/debs/partial"
  (cd "$folder/debs" && apt-get download -qq "$@" 2>/dev/null)
  apt-get install -qq -y --download-only --no-install-recommends -o Dir::Cache::archives="$folder/debs" "$@" >/dev/null
  for package in "$folder"/debs/*.deb; do dpkg -x "$package" "$folder/root"; done
  export PATH="$folder/root/usr/bin:$PATH"
  export LD_LIBRARY_PATH="$folder/root/usr/lib/x86_64-linux-gnu:$folder/root/usr/lib/aarch64-linux-gnu:$folder/root/usr/lib:${LD_LIBRARY_PATH:-}"
  export PYTHONPATH="$folder/root/usr/lib/python3/dist-packages"
}

# expect WHAT SEEN WANTED: the behaviour still is what the finding states.
expect() {
  if [ "$2" = "$3" ]; then
    echo "as stated: $1: $2"
  else
    echo "CHANGED: $1: stated '$3', seen '$2'"
    exit 1
  fi
}
