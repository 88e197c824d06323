// C (m×n) = A (m×k) · B (k×n) of numbers of one byte: A row by row, B column by column, so that both are
// read along k; C row by row in 32 bits. m, n and k are multiples of 16. A block of 256 threads makes
// 128×128 of C, a warp 64×32 of it by m16n8k32.
#pragma once
#include <cuda_pipeline.h>

#include "numbers.cuh"

template <typename Sum, typename Mma>
__device__ __forceinline__ void productOfBytes(
    const uint8_t* __restrict__ a, const uint8_t* __restrict__ b, Sum* __restrict__ c, int m, int n, int k) {
  const int EDGE = 128, DEPTH = 64, LEAD = DEPTH + 16;
  __shared__ __align__(16) uint8_t as[2][EDGE * LEAD];
  __shared__ __align__(16) uint8_t bs[2][EDGE * LEAD];
  int row0 = blockIdx.y * EDGE, column0 = blockIdx.x * EDGE;
  int warpRow = threadIdx.x / 32 / 4 * 64, warpColumn = threadIdx.x / 32 % 4 * 32;
  int group = threadIdx.x % 32 / 4, quad = threadIdx.x % 4;
  auto load = [&](int stage, int k0) {
#pragma unroll
    for (int i = threadIdx.x; i < EDGE * DEPTH / 16; i += 256) {
      int r = i / (DEPTH / 16), d = i % (DEPTH / 16) * 16;
      bool inside = row0 + r < m && k0 + d < k;
      __pipeline_memcpy_async(
          &as[stage][r * LEAD + d], inside ? a + (u64)(row0 + r) * k + k0 + d : a, 16, inside ? 0 : 16);
      inside = column0 + r < n && k0 + d < k;
      __pipeline_memcpy_async(
          &bs[stage][r * LEAD + d], inside ? b + (u64)(column0 + r) * k + k0 + d : b, 16, inside ? 0 : 16);
    }
    __pipeline_commit();
  };
  Sum sum[4][4][4] = {};
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
    for (int d = 0; d < DEPTH; d += 32) {
      uint32_t u[4][4], v[4][2];
#pragma unroll
      for (int i = 0; i < 4; i++) {
        const uint8_t* at = &as[stage][(warpRow + 16 * i + group) * LEAD + d + quad * 4];
        u[i][0] = *(const uint32_t*)at;
        u[i][1] = *(const uint32_t*)(at + 8 * LEAD);
        u[i][2] = *(const uint32_t*)(at + 16);
        u[i][3] = *(const uint32_t*)(at + 8 * LEAD + 16);
      }
#pragma unroll
      for (int j = 0; j < 4; j++) {
        const uint8_t* at = &bs[stage][(warpColumn + 8 * j + group) * LEAD + d + quad * 4];
        v[j][0] = *(const uint32_t*)at;
        v[j][1] = *(const uint32_t*)(at + 16);
      }
#pragma unroll
      for (int i = 0; i < 4; i++)
#pragma unroll
        for (int j = 0; j < 4; j++) Mma::add(sum[i][j], u[i], v[j]);
    }
    __syncthreads();
    stage ^= 1;
  }
#pragma unroll
  for (int i = 0; i < 4; i++)
#pragma unroll
    for (int j = 0; j < 4; j++) {
      int row = row0 + warpRow + 16 * i + group, column = column0 + warpColumn + 8 * j + quad * 2;
      if (column < n) {
        if (row < m) {
          c[(u64)row * n + column] = sum[i][j][0];
          c[(u64)row * n + column + 1] = sum[i][j][1];
        }
        if (row + 8 < m) {
          c[(u64)(row + 8) * n + column] = sum[i][j][2];
          c[(u64)(row + 8) * n + column + 1] = sum[i][j][3];
        }
      }
    }
}
