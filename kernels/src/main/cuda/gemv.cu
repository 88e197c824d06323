// Weights W (m×k), row by row in bf16, with one vector or up to 16: as fast as W can be read.
#include <cuda_pipeline.h>
#include <mma.h>

#include "numbers.cuh"

using namespace nvcuda;

__device__ __forceinline__ float2 pair(uint32_t x) {
  return make_float2(__uint_as_float(x << 16), __uint_as_float(x & 0xffff0000u));
}

__device__ __forceinline__ float along(uint32_t w, uint32_t x, float sum) {
  float2 a = pair(w), b = pair(x);
  return fmaf(a.x, b.x, fmaf(a.y, b.y, sum));
}

// y = W · x, or y += W · x; a warp a row; k is a multiple of 8.
extern "C" __global__ void __launch_bounds__(256)
    gemv_bf16(const bf16* __restrict__ w, const bf16* __restrict__ x, float* y, int m, int k, int adds) {
  int row = blockIdx.x * 8 + threadIdx.x / 32, lane = threadIdx.x % 32;
  if (row >= m) return;
  const uint4* from = (const uint4*)(w + (u64)row * k);
  const uint4* with = (const uint4*)x;
  float even = 0, odd = 0;
#pragma unroll 4
  for (int i = lane; i < k / 8; i += 32) {
    uint4 a = __ldcs(from + i), b = with[i];
    even = along(a.x, b.x, along(a.z, b.z, even));
    odd = along(a.y, b.y, along(a.w, b.w, odd));
  }
  float sum = even + odd;
  for (int other = 16; other > 0; other /= 2) sum += __shfl_xor_sync(0xffffffffu, sum, other);
  if (lane == 0) y[row] = adds ? y[row] + sum : sum;
}

// y (m×n) = W · X; X has 16 vectors one after the other, of which n count and the others are 0. A block
// makes 16 rows, its 8 warps an eighth of k each; m is a multiple of 16, k of 512.
extern "C" __global__ void __launch_bounds__(256)
    skinny_gemm_bf16(const bf16* __restrict__ w, const bf16* __restrict__ x, float* __restrict__ y, int m, int n, int k) {
  const int DEPTH = 64, LEAD = 80;
  __shared__ __align__(32) bf16 tiles[8][2][16 * LEAD];
  int warp = threadIdx.x / 32, lane = threadIdx.x % 32, row0 = blockIdx.x * 16;
  int share = k / 8, from = warp * share, to = from + share;
  auto load = [&](int stage, int k0) {
#pragma unroll
    for (int j = 0; j < 4; j++) {
      int i = lane + 32 * j, r = i / 8, d = i % 8 * 8;
      __pipeline_memcpy_async(&tiles[warp][stage][r * LEAD + d], w + (u64)(row0 + r) * k + k0 + d, 16);
    }
    __pipeline_commit();
  };
  wmma::fragment<wmma::accumulator, 16, 16, 16, float> sum;
  wmma::fill_fragment(sum, 0.0f);
  load(0, from);
  int stage = 0;
  for (int k0 = from; k0 < to; k0 += DEPTH) {
    if (k0 + DEPTH < to) {
      load(stage ^ 1, k0 + DEPTH);
      __pipeline_wait_prior(1);
    } else {
      __pipeline_wait_prior(0);
    }
    __syncwarp();
#pragma unroll
    for (int d = 0; d < DEPTH; d += 16) {
      wmma::fragment<wmma::matrix_a, 16, 16, 16, bf16, wmma::row_major> u;
      wmma::fragment<wmma::matrix_b, 16, 16, 16, bf16, wmma::col_major> v;
      wmma::load_matrix_sync(u, &tiles[warp][stage][d], LEAD);
      wmma::load_matrix_sync(v, x + k0 + d, k);
      wmma::mma_sync(sum, u, v, sum);
    }
    __syncwarp();
    stage ^= 1;
  }
  __syncthreads();
  float* sums = (float*)tiles;
  wmma::store_matrix_sync(sums + warp * 256, sum, 16, wmma::mem_row_major);
  __syncthreads();
  int row = threadIdx.x / 16, column = threadIdx.x % 16;
  float all = 0;
  for (int i = 0; i < 8; i++) all += sums[i * 256 + threadIdx.x];
  if (column < n) y[(u64)(row0 + row) * n + column] = all;
}
