#!/bin/sh
# Makes the device code anew: ./make-ptx.sh [folder]. Needs nvcc. The oldest PTX version that has the
# instructions is written in, so that drivers from CUDA 11.8 on (12.4 for fp8) take it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to=${1:-$here/src/main/resources/eu/megawatt/kernels/cuda}
make() {
  nvcc -ptx -arch="compute_$2" -std=c++17 -Werror all-warnings "$here/src/main/cuda/$1.cu" -o "$to/$1.ptx"
  sed -e "s/^\.version .*/.version $3/" -e '/^\/\//d' "$to/$1.ptx" > "$to/$1.ptx.new"
  mv "$to/$1.ptx.new" "$to/$1.ptx"
}
for name in memory rows gemm int8 gemv attention model; do make "$name" 80 7.8; done
make fp8 89 8.4
