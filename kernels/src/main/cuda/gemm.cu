// C (m×n) = A (m×k) · B (k×n), all row by row; m, n and k are multiples of 16. A block of 256 threads
// makes 128×128 of C. What of a tile lies outside is read as 0 and not written.
#include <cuda_pipeline.h>
#include <mma.h>

#include "numbers.cuh"

using namespace nvcuda;

static const int EDGE = 128;

// 16 numbers deep, 8×8 of C a thread, the next tile loaded while this one is multiplied.
extern "C" __global__ void __launch_bounds__(256) gemm_fp32(
    const float* __restrict__ a, const float* __restrict__ b, float* __restrict__ c, int m, int n, int k) {
  const int DEPTH = 16;
  __shared__ __align__(16) float as[2][DEPTH][EDGE + 4];
  __shared__ __align__(16) float bs[2][DEPTH][EDGE + 4];
  int row0 = blockIdx.y * EDGE, column0 = blockIdx.x * EDGE;
  int x = threadIdx.x % 16, y = threadIdx.x / 16;
  float4 nextA[2], nextB[2];
  auto fetch = [&](int k0) {
#pragma unroll
    for (int j = 0; j < 2; j++) {
      int i = threadIdx.x + 256 * j;
      int row = row0 + i / 4, at = k0 + i % 4 * 4;
      nextA[j] = row < m && at < k ? *(const float4*)(a + (u64)row * k + at) : make_float4(0, 0, 0, 0);
      int depth = k0 + i / 32, column = column0 + i % 32 * 4;
      nextB[j] = depth < k && column < n ? *(const float4*)(b + (u64)depth * n + column) : make_float4(0, 0, 0, 0);
    }
  };
  auto keep = [&](int stage) {
#pragma unroll
    for (int j = 0; j < 2; j++) {
      int i = threadIdx.x + 256 * j, row = i / 4, at = i % 4 * 4;
      as[stage][at][row] = nextA[j].x;
      as[stage][at + 1][row] = nextA[j].y;
      as[stage][at + 2][row] = nextA[j].z;
      as[stage][at + 3][row] = nextA[j].w;
      *(float4*)&bs[stage][i / 32][i % 32 * 4] = nextB[j];
    }
  };
  float sum[8][8] = {};
  fetch(0);
  keep(0);
  __syncthreads();
  int stage = 0;
  for (int k0 = 0; k0 < k; k0 += DEPTH) {
    bool more = k0 + DEPTH < k;
    if (more) fetch(k0 + DEPTH);
#pragma unroll
    for (int d = 0; d < DEPTH; d++) {
      float u[8], v[8];
      *(float4*)u = *(const float4*)&as[stage][d][y * 4];
      *(float4*)(u + 4) = *(const float4*)&as[stage][d][64 + y * 4];
      *(float4*)v = *(const float4*)&bs[stage][d][x * 4];
      *(float4*)(v + 4) = *(const float4*)&bs[stage][d][64 + x * 4];
#pragma unroll
      for (int i = 0; i < 8; i++)
#pragma unroll
        for (int j = 0; j < 8; j++) sum[i][j] = fmaf(u[i], v[j], sum[i][j]);
    }
    if (more) keep(stage ^ 1);
    __syncthreads();
    stage ^= 1;
  }
#pragma unroll
  for (int i = 0; i < 8; i++) {
    int row = row0 + i / 4 * 64 + y * 4 + i % 4;
#pragma unroll
    for (int half = 0; half < 2; half++) {
      int column = column0 + half * 64 + x * 4;
      if (row < m && column < n) *(float4*)(c + (u64)row * n + column) = *(const float4*)&sum[i][half * 4];
    }
  }
}

// A warp makes 64×32 of C, from two stages of shared memory. Rows there are whole 32 bytes apart, as
// wmma.load wants it. F is what the matrix units call T.
template <typename T, typename F, int DEPTH, int STEP, int SKEW>
__device__ __forceinline__ void product(
    const T* __restrict__ a, const T* __restrict__ b, float* __restrict__ c, int m, int n, int k, int adds) {
  const int EACH = 16 / sizeof(T), LEAD_A = DEPTH + SKEW, LEAD_B = EDGE + SKEW;
  __shared__ __align__(32) T as[2][EDGE * LEAD_A];
  __shared__ __align__(32) T bs[2][DEPTH * LEAD_B];
  int row0 = blockIdx.y * EDGE, column0 = blockIdx.x * EDGE;
  int warpRow = threadIdx.x / 32 / 4 * 64, warpColumn = threadIdx.x / 32 % 4 * 32;
  auto load = [&](int stage, int k0) {
#pragma unroll
    for (int i = threadIdx.x; i < EDGE * DEPTH / EACH; i += 256) {
      int r = i / (DEPTH / EACH), d = i % (DEPTH / EACH) * EACH;
      bool inside = row0 + r < m && k0 + d < k;
      __pipeline_memcpy_async(
          &as[stage][r * LEAD_A + d], inside ? a + (u64)(row0 + r) * k + k0 + d : a, 16, inside ? 0 : 16);
      int e = i / (EDGE / EACH), q = i % (EDGE / EACH) * EACH;
      inside = k0 + e < k && column0 + q < n;
      __pipeline_memcpy_async(
          &bs[stage][e * LEAD_B + q], inside ? b + (u64)(k0 + e) * n + column0 + q : b, 16, inside ? 0 : 16);
    }
    __pipeline_commit();
  };
  wmma::fragment<wmma::accumulator, 16, 16, STEP, float> sum[4][2];
#pragma unroll
  for (int i = 0; i < 4; i++)
#pragma unroll
    for (int j = 0; j < 2; j++) {
      int row = row0 + warpRow + 16 * i, column = column0 + warpColumn + 16 * j;
      if (adds && row < m && column < n)
        wmma::load_matrix_sync(sum[i][j], c + (u64)row * n + column, n, wmma::mem_row_major);
      else
        wmma::fill_fragment(sum[i][j], 0.0f);
    }
  load(0, 0);
  int stage = 0;
  for (int k0 = 0; k0 < k; k0 += DEPTH) {
    if (k0 + DEPTH < k) {
      load(stage ^ 1, k0 + DEPTH);
      __pipeline_wait_prior(1);
    } else {
      __pipeline_wait_prior(0);
    }
    __syncthreads();
#pragma unroll
    for (int d = 0; d < DEPTH; d += STEP) {
      wmma::fragment<wmma::matrix_a, 16, 16, STEP, F, wmma::row_major> u[4];
      wmma::fragment<wmma::matrix_b, 16, 16, STEP, F, wmma::row_major> v[2];
#pragma unroll
      for (int i = 0; i < 4; i++) {
        wmma::load_matrix_sync(u[i], &as[stage][(warpRow + 16 * i) * LEAD_A + d], LEAD_A);
        if constexpr (STEP == 8)
          for (int e = 0; e < u[i].num_elements; e++) u[i].x[e] = wmma::__float_to_tf32(u[i].x[e]);
      }
#pragma unroll
      for (int j = 0; j < 2; j++) {
        wmma::load_matrix_sync(v[j], &bs[stage][d * LEAD_B + warpColumn + 16 * j], LEAD_B);
        if constexpr (STEP == 8)
          for (int e = 0; e < v[j].num_elements; e++) v[j].x[e] = wmma::__float_to_tf32(v[j].x[e]);
      }
#pragma unroll
      for (int i = 0; i < 4; i++)
#pragma unroll
        for (int j = 0; j < 2; j++) wmma::mma_sync(sum[i][j], u[i], v[j], sum[i][j]);
    }
    __syncthreads();
    stage ^= 1;
  }
#pragma unroll
  for (int i = 0; i < 4; i++)
#pragma unroll
    for (int j = 0; j < 2; j++) {
      int row = row0 + warpRow + 16 * i, column = column0 + warpColumn + 16 * j;
      if (row < m && column < n)
        wmma::store_matrix_sync(c + (u64)row * n + column, sum[i][j], n, wmma::mem_row_major);
    }
}

extern "C" __global__ void __launch_bounds__(256)
    gemm_tf32(const float* a, const float* b, float* c, int m, int n, int k, int adds) {
  product<float, wmma::precision::tf32, 16, 8, 8>(a, b, c, m, n, k, adds);
}

extern "C" __global__ void __launch_bounds__(256)
    gemm_bf16(const bf16* a, const bf16* b, float* c, int m, int n, int k, int adds) {
  product<bf16, bf16, 32, 16, 16>(a, b, c, m, n, k, adds);
}

extern "C" __global__ void __launch_bounds__(256)
    gemm_fp16(const __half* a, const __half* b, float* c, int m, int n, int k, int adds) {
  product<__half, __half, 32, 16, 16>(a, b, c, m, n, k, adds);
}
