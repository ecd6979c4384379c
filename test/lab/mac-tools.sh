#!/bin/bash
# Runs a command with a Mac's shell and tools in place of this machine's: bash 3.2 as /bin/sh, and
# FreeBSD's sed, awk, grep, cp and so on, which are what macOS's come from. Both have to be built
# first: bash 3.2, and chimerautils (FreeBSD's tools on Linux, with meson).
#
#   sudo test/lab/mac-tools.sh BASH-3.2 CHIMERAUTILS-BUILD npm run test:lab
set -euo pipefail

# In a mount namespace of its own, so that nobody else's tools are exchanged.
if [ "${1:-}" != --inside ]; then exec unshare -m "$0" --inside "$@"; fi
shift
bash=$1 freebsd=$2/src.freebsd
shift 2

# In place of the tool of that name; Debian's may be a link to it.
put() { mount --bind "$2" "$(readlink -f "$(command -v "$1")")"; }
for tool in sed awk grep; do put "$tool" "$freebsd/$tool/$tool"; done
put cmp "$freebsd/diffutils/cmp/cmp"
# What it is depends on the name it is called by.
cp "$freebsd/bintrans/bintrans" "$freebsd/bintrans/base64"
put base64 "$freebsd/bintrans/base64"
for tool in cat cp cut date env head ln ls mkdir mv rm sleep sync tail touch tr; do
  put "$tool" "$freebsd/coreutils/$tool/$tool"
done
put sh "$bash"

sh -c 'echo "sh: bash $BASH_VERSION"'
grep --version
exec "$@"
