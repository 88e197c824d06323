// Row by row: one block of 256 threads a row, which it keeps in registers. Columns are a multiple of 4,
// and 8192 at most.
#include "numbers.cuh"

static const int QUADS = 8;

struct Sum {
  static __device__ __forceinline__ float of(float a, float b) { return a + b; }
};

struct Max {
  static __device__ __forceinline__ float of(float a, float b) { return fmaxf(a, b); }
};

// Over 256 threads; in all of them.
template <typename Op>
__device__ __forceinline__ float reduce(float mine) {
  __shared__ float of[8];
  for (int lane = 16; lane > 0; lane /= 2) mine = Op::of(mine, __shfl_xor_sync(0xffffffffu, mine, lane));
  __syncthreads();
  if (threadIdx.x % 32 == 0) of[threadIdx.x / 32] = mine;
  __syncthreads();
  float all = of[0];
  for (int warp = 1; warp < 8; warp++) all = Op::of(all, of[warp]);
  return all;
}

extern "C" __global__ void __launch_bounds__(256)
    softmax_fp32(const float4* __restrict__ x, float4* __restrict__ y, int rows, int quads) {
  for (int row = blockIdx.x; row < rows; row += gridDim.x) {
    const float4* from = x + (u64)row * quads;
    float4 v[QUADS];
    float greatest = -INFINITY;
#pragma unroll
    for (int j = 0; j < QUADS; j++) {
      int at = threadIdx.x + 256 * j;
      if (at < quads) {
        v[j] = __ldcs(from + at);
        greatest = fmaxf(fmaxf(greatest, fmaxf(v[j].x, v[j].y)), fmaxf(v[j].z, v[j].w));
      }
    }
    greatest = reduce<Max>(greatest);
    float sum = 0;
#pragma unroll
    for (int j = 0; j < QUADS; j++) {
      if (threadIdx.x + 256 * j < quads) {
        v[j].x = expf(v[j].x - greatest);
        v[j].y = expf(v[j].y - greatest);
        v[j].z = expf(v[j].z - greatest);
        v[j].w = expf(v[j].w - greatest);
        sum += (v[j].x + v[j].y) + (v[j].z + v[j].w);
      }
    }
    float share = 1 / reduce<Sum>(sum);
#pragma unroll
    for (int j = 0; j < QUADS; j++) {
      int at = threadIdx.x + 256 * j;
      if (at < quads) {
        float4 out = make_float4(v[j].x * share, v[j].y * share, v[j].z * share, v[j].w * share);
        __stcs(y + (u64)row * quads + at, out);
      }
    }
  }
}

// The row in registers, and 1 / sqrt(mean(x²) + epsilon) of it.
__device__ __forceinline__ float load(const float4* from, int quads, float epsilon, float4* v) {
  float squares = 0;
#pragma unroll
  for (int j = 0; j < QUADS; j++) {
    int at = threadIdx.x + 256 * j;
    if (at < quads) {
      v[j] = __ldcs(from + at);
      squares += (v[j].x * v[j].x + v[j].y * v[j].y) + (v[j].z * v[j].z + v[j].w * v[j].w);
    }
  }
  return rsqrtf(reduce<Sum>(squares) / (4.0f * quads) + epsilon);
}

extern "C" __global__ void __launch_bounds__(256) rms_norm_fp32(
    const float4* __restrict__ x, const float4* __restrict__ gain, float4* __restrict__ y, int rows, int quads, float epsilon) {
  for (int row = blockIdx.x; row < rows; row += gridDim.x) {
    float4 v[QUADS];
    float by = load(x + (u64)row * quads, quads, epsilon, v);
#pragma unroll
    for (int j = 0; j < QUADS; j++) {
      int at = threadIdx.x + 256 * j;
      if (at < quads) {
        float4 g = gain[at];
        float4 out = make_float4(v[j].x * by * g.x, v[j].y * by * g.y, v[j].z * by * g.z, v[j].w * by * g.w);
        __stcs(y + (u64)row * quads + at, out);
      }
    }
  }
}

// Without a gain, and stored for a product of bf16.
extern "C" __global__ void __launch_bounds__(256)
    rms_norm_bf16(const float4* x, bf16* __restrict__ y, int rows, int quads, float epsilon) {
  for (int row = blockIdx.x; row < rows; row += gridDim.x) {
    float4 v[QUADS];
    float by = load(x + (u64)row * quads, quads, epsilon, v);
#pragma unroll
    for (int j = 0; j < QUADS; j++) {
      int at = threadIdx.x + 256 * j;
      if (at < quads) {
        __nv_bfloat162* out = (__nv_bfloat162*)(y + ((u64)row * quads + at) * 4);
        out[0] = __floats2bfloat162_rn(v[j].x * by, v[j].y * by);
        out[1] = __floats2bfloat162_rn(v[j].z * by, v[j].w * by);
      }
    }
  }
}
