// Fills, streams, random places, and the checksum of results. All are grid-stride loops over 256 threads
// a block, so that any grid is right.
#include "numbers.cuh"

extern "C" __global__ void empty() {}

// Counts its launches.
extern "C" __global__ void tick(u64* count) { ++*count; }

extern "C" __global__ void fill_fp32(float* out, u64 count, u64 seed, float scale) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) out[i] = unit(seed, i) * scale;
}

extern "C" __global__ void fill_bf16(bf16* out, u64 count, u64 seed, float scale) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) out[i] = __float2bfloat16_rn(unit(seed, i) * scale);
}

extern "C" __global__ void fill_fp16(__half* out, u64 count, u64 seed, float scale) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) out[i] = __float2half_rn(unit(seed, i) * scale);
}

// E4M3 codes of magnitudes below 1, of either sign.
extern "C" __global__ void fill_fp8(uint8_t* out, u64 count, u64 seed) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) {
    uint32_t x = (uint32_t)(bits(seed, i) >> 32);
    out[i] = (uint8_t)((x & 0x80) | ((x >> 8) % 0x38));
  }
}

extern "C" __global__ void fill_int8(int8_t* out, u64 count, u64 seed) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) out[i] = (int8_t)(bits(seed, i) >> 32);
}

// Places below a limit.
extern "C" __global__ void fill_index(uint32_t* out, u64 count, u64 seed, uint32_t limit) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) out[i] = (uint32_t)(bits(seed, i) >> 32) % limit;
}

// A thread for each four numbers: blocks that begin one after the other read and write memory in its order,
// which a grid of fewer blocks with longer loops does not (0.89 of this on an H200).
extern "C" __global__ void __launch_bounds__(256)
    copy_fp32(const float4* __restrict__ from, float4* __restrict__ to, u64 quads) {
  for (u64 i = threadOfGrid(); i < quads; i += threadsOfGrid()) __stcs(to + i, __ldcs(from + i));
}

__device__ __forceinline__ float4 axpy(float s, float4 x, float4 y) {
  return make_float4(fmaf(s, x.x, y.x), fmaf(s, x.y, y.y), fmaf(s, x.z, y.z), fmaf(s, x.w, y.w));
}

// a = b + s·c, a thread for each four numbers
extern "C" __global__ void __launch_bounds__(256)
    triad_fp32(float4* __restrict__ a, const float4* __restrict__ b, const float4* __restrict__ c, float s, u64 quads) {
  for (u64 i = threadOfGrid(); i < quads; i += threadsOfGrid()) __stcs(a + i, axpy(s, __ldcs(c + i), __ldcs(b + i)));
}

__device__ __forceinline__ double product(float4 x, float4 y) {
  return (double)x.x * y.x + (double)x.y * y.y + ((double)x.z * y.z + (double)x.w * y.w);
}

// The sum over 256 threads, in an order that is always the same; in thread 0.
__device__ __forceinline__ double sumOfBlock(double mine) {
  __shared__ double of[256];
  of[threadIdx.x] = mine;
  __syncthreads();
  for (int half = 128; half > 0; half /= 2) {
    if (threadIdx.x < half) of[threadIdx.x] += of[threadIdx.x + half];
    __syncthreads();
  }
  return of[0];
}

// Sums in fp64, so that what is read is all that limits it, and one wrong number shows.
extern "C" __global__ void __launch_bounds__(256)
    dot_fp32(const float4* __restrict__ x, const float4* __restrict__ y, double* sums, u64 quads) {
  u64 step = threadsOfGrid(), i = threadOfGrid();
  double a = 0, b = 0;
  for (; i + step < quads; i += 2 * step) {
    float4 x0 = __ldcs(x + i), y0 = __ldcs(y + i);
    float4 x1 = __ldcs(x + i + step), y1 = __ldcs(y + i + step);
    a += product(x0, y0);
    b += product(x1, y1);
  }
  if (i < quads) a += product(x[i], y[i]);
  double sum = sumOfBlock(a + b);
  if (threadIdx.x == 0) sums[blockIdx.x] = sum;
}

// One block.
extern "C" __global__ void __launch_bounds__(256) dot_finish(const double* sums, double* out, int count) {
  double mine = 0;
  for (int i = threadIdx.x; i < count; i += 256) mine += sums[i];
  double sum = sumOfBlock(mine);
  if (threadIdx.x == 0) *out = sum;
}

// One thread. Each line of 128 bytes begins with the number of the next.
extern "C" __global__ void chase(const uint32_t* lines, uint32_t* position, u64 loads) {
  uint32_t at = *position;
  for (u64 i = 0; i < loads; i++) at = lines[(u64)at * 32];
  *position = at;
}

extern "C" __global__ void __launch_bounds__(256) gather_fp32(
    const float* __restrict__ table, const uint4* __restrict__ places, float4* __restrict__ out, u64 quads) {
  for (u64 i = threadOfGrid(); i < quads; i += threadsOfGrid()) {
    uint4 at = __ldcs(places + i);
    __stcs(out + i, make_float4(table[at.x], table[at.y], table[at.z], table[at.w]));
  }
}

// A sum of what each word and its place mix to: the same whatever the order. *out is 0 before.
extern "C" __global__ void __launch_bounds__(256) checksum(const uint32_t* words, u64 count, u64* out) {
  u64 sum = 0;
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) sum += mix((i + 1) * GOLDEN ^ words[i]);
  for (int lane = 16; lane > 0; lane /= 2) sum += __shfl_down_sync(0xffffffffu, sum, lane);
  if (threadIdx.x % 32 == 0) atomicAdd(out, sum);
}
