#!/bin/sh
# Makes the agent's archive: a Java runtime with what the agent needs of it, its classes and a launcher. It runs on a
# target that has nothing but a C library and, for GPUs, a driver. Called by ./megawatt agent-image with:
#   JDK  the JDK to take the runtime from      JARS  the class path, split by colons      OUT  the archive to write
set -eu

modules=java.base,java.logging,java.net.http,java.naming,jdk.crypto.ec,jdk.incubator.vector,jdk.unsupported
most_unpacked_mb=60
most_packed_mb=25

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
image=$stage/megawatt-agent
"$JDK/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-9 --output "$image"
mkdir "$image/app"
old_ifs=$IFS
IFS=:
for jar in $JARS; do
  cp "$jar" "$image/app/"
done
IFS=$old_ifs
cat >"$image/megawatt" <<'EOF'
#!/bin/sh
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
[ -t 2 ] && terminal=true || terminal=false
exec "$here/bin/java" -XX:+UseParallelGC -XX:MaxRAMPercentage=40 --add-modules=jdk.incubator.vector \
  --enable-native-access=ALL-UNNAMED -Dmegawatt.terminal=$terminal -cp "$here/app/*" \
  eu.megawatt.kernels.command.AgentMain "$@"
EOF
chmod +x "$image/megawatt"
tar -C "$stage" -cJf "$OUT" megawatt-agent
unpacked=$(($(du -sk --apparent-size "$image" | cut -f1) / 1000))
packed=$(($(wc -c <"$OUT") / 1000000))
echo "$OUT: $packed MB packed, $unpacked MB unpacked; on a target: tar -xJf $(basename "$OUT") && megawatt-agent/megawatt kernels"
if [ "$unpacked" -gt $most_unpacked_mb ] || [ "$packed" -gt $most_packed_mb ]; then
  echo "That is more than $most_packed_mb MB packed or $most_unpacked_mb MB unpacked." >&2
  exit 1
fi
