#!/bin/sh
# jpackage calls this when the tree of the package is complete and not yet packed; JpAppImageDir is that tree.
# The build writes the two places in.
set -eu
cd "$JpAppImageDir"

cp -R '@FILES@/usr' .
mkdir -p usr/bin
ln -s ../../opt/lifeboat/bin/lifeboat usr/bin/lifeboat

# Plain files need no scripts, and what no script does needs no undoing.
rm -f DEBIAN/preinst DEBIAN/postinst DEBIAN/prerm DEBIAN/postrm

# jpackage does not keep the files' times, and the start cache looks at those of the jars.
find opt usr -exec touch --no-dereference --date='@TIME@' {} +
chmod -R u=rwX,go=rX opt usr
find opt usr -type f -exec md5sum {} + >DEBIAN/md5sums
