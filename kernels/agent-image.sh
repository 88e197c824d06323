#!/bin/sh
# Makes the agent's archive: a Java runtime with what the agent needs of it, its classes and a launcher. It runs on a
# target that has nothing but a C library and, for GPUs, a driver.
#   ./megawatt agent-image [--out FILE]
set -eu

jdk=$1
target=$(CDPATH= cd -- "$2" && pwd -P)
shift 2
out=megawatt-agent.tar.xz
while [ $# -gt 0 ]; do
  case $1 in
    --out)
      [ $# -gt 1 ] || { echo '--out needs a FILE.' >&2; exit 2; }
      out=$2
      shift 2
      ;;
    -h | --help)
      cat <<'EOF'
Usage: megawatt agent-image [--out FILE]
Makes an archive of the agent that runs on a target with nothing but a C library and, for GPUs, a driver.

      --out FILE   The archive to write (default: megawatt-agent.tar.xz).

On the target:
  tar -xJf megawatt-agent.tar.xz
  megawatt-agent/megawatt kernels
  megawatt-agent/megawatt agent --service URL --state DIR --token-file FILE
EOF
      exit 0
      ;;
    *)
      echo "$1 is no option of agent-image; allowed is --out FILE." >&2
      exit 2
      ;;
  esac
done

modules=java.base,java.logging,java.net.http,jdk.incubator.vector,jdk.unsupported
most_unpacked_mb=60
most_packed_mb=25

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
image=$stage/megawatt-agent
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
  --exclude-files '**libjsvml.so' --output "$image" 2>/dev/null
mkdir "$image/app"
for jar in "$target"/megawatt-kernels-*.jar "$target"/lib/*.jar; do
  case $(basename "$jar") in
    *yaml*) ;; # for documents of fleets, which the agent does not read
    commons-math3-*) cp "$jar" "$image/app/" ;;
    *) # stored, since the archive packs it better than a jar does
      classes=$stage/classes
      rm -rf "$classes"
      mkdir "$classes"
      (cd "$classes" && "$jdk/bin/jar" --extract --file "$jar")
      "$jdk/bin/jar" --create --no-compress --no-manifest --file "$image/app/$(basename "$jar")" -C "$classes" .
      ;;
  esac
done
cat >"$image/megawatt" <<'EOF'
#!/bin/sh
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
[ -t 2 ] && terminal=true || terminal=false
exec "$here/bin/java" -XX:+UseParallelGC -XX:MaxRAMPercentage=40 --add-modules=jdk.incubator.vector \
  --enable-native-access=ALL-UNNAMED -Dmegawatt.terminal=$terminal -cp "$here/app/*" \
  eu.megawatt.kernels.command.AgentMain "$@"
EOF
chmod +x "$image/megawatt"
tar -C "$stage" -cf - megawatt-agent | xz --x86 --lzma2=preset=9 >"$out"
unpacked=$(($(du -sb "$image" | cut -f1) / 1000000))
packed=$(($(wc -c <"$out") / 1000000))
echo "$out: $packed MB packed, $unpacked MB unpacked"
if [ "$unpacked" -gt $most_unpacked_mb ] || [ "$packed" -gt $most_packed_mb ]; then
  echo "That is more than $most_packed_mb MB packed or $most_unpacked_mb MB unpacked." >&2
  exit 1
fi
