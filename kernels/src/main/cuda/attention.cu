// Attention of heads of 64 or 128 numbers in bf16: scores and results stay in registers as m16n8k16
// leaves them, with the greatest score and the sum of weights so far (Dao, FlashAttention-2, 2023).
#include <cuda_pipeline.h>

#include "numbers.cuh"

// Less than any score, and still a number, so that differences are too.
static const float LEAST = -1e30f;

__device__ __forceinline__ void mma(float (&c)[4], const uint32_t (&a)[4], uint32_t b0, uint32_t b1) {
  asm volatile(
      "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
      : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
      : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

// Four 8×8 matrices, transposed: rows `lane % 16` of two side by side.
__device__ __forceinline__ void loadTransposed(uint32_t (&to)[4], const bf16* from) {
  uint32_t at = (uint32_t)__cvta_generic_to_shared(from);
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
               : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3])
               : "r"(at)
               : "memory");
}

__device__ __forceinline__ uint32_t pack(float low, float high) {
  __nv_bfloat162 both = __floats2bfloat162_rn(low, high);
  return *(uint32_t*)&both;
}

__device__ __forceinline__ uint32_t at(const bf16* p, bool inside) { return inside ? *(const uint32_t*)p : 0; }

// Two rows of 16 (group and group + 8) of a warp's results over the keys seen so far.
template <int D>
struct Rows {
  uint32_t query[D / 16][4];
  float out[D / 8][4];
  float greatest[2], sum[2];

  __device__ __forceinline__ void begin(const bf16* q, u64 stride, int row, int rows) {
    int quad = threadIdx.x % 4;
    const bf16* first = q + (u64)row * stride + quad * 2;
    const bf16* second = first + 8 * stride;
#pragma unroll
    for (int d = 0; d < D / 16; d++) {
      query[d][0] = at(first + d * 16, row < rows);
      query[d][1] = at(second + d * 16, row + 8 < rows);
      query[d][2] = at(first + d * 16 + 8, row < rows);
      query[d][3] = at(second + d * 16 + 8, row + 8 < rows);
    }
#pragma unroll
    for (int j = 0; j < D / 8; j++)
#pragma unroll
      for (int e = 0; e < 4; e++) out[j][e] = 0;
    greatest[0] = greatest[1] = LEAST;
    sum[0] = sum[1] = 0;
  }

  // KEYS keys of shared memory, of which `mask(row's half, key)` says which count.
  template <int KEYS, typename Mask>
  __device__ __forceinline__ void add(const bf16* keys, const bf16* values, float scale, Mask mask) {
    const int LEAD = D + 8;
    int lane = threadIdx.x % 32, group = lane / 4, quad = lane % 4;
    float s[KEYS / 8][4] = {};
#pragma unroll
    for (int d = 0; d < D / 16; d++)
#pragma unroll
      for (int j = 0; j < KEYS / 8; j++) {
        const bf16* from = keys + (j * 8 + group) * LEAD + d * 16 + quad * 2;
        mma(s[j], query[d], *(const uint32_t*)from, *(const uint32_t*)(from + 8));
      }
    float most[2] = {greatest[0], greatest[1]};
#pragma unroll
    for (int j = 0; j < KEYS / 8; j++)
#pragma unroll
      for (int e = 0; e < 4; e++) {
        s[j][e] = mask(e / 2, j * 8 + quad * 2 + e % 2) ? s[j][e] * scale : -INFINITY;
        most[e / 2] = fmaxf(most[e / 2], s[j][e]);
      }
#pragma unroll
    for (int half = 0; half < 2; half++) {
      most[half] = fmaxf(most[half], __shfl_xor_sync(0xffffffffu, most[half], 1));
      most[half] = fmaxf(most[half], __shfl_xor_sync(0xffffffffu, most[half], 2));
      float shrinks = exp2f(greatest[half] - most[half]);
      greatest[half] = most[half];
      sum[half] *= shrinks;
#pragma unroll
      for (int j = 0; j < D / 8; j++) {
        out[j][half * 2] *= shrinks;
        out[j][half * 2 + 1] *= shrinks;
      }
    }
#pragma unroll
    for (int j = 0; j < KEYS / 8; j++)
#pragma unroll
      for (int e = 0; e < 4; e++) {
        s[j][e] = exp2f(s[j][e] - most[e / 2]);
        sum[e / 2] += s[j][e];
      }
#pragma unroll
    for (int i = 0; i < KEYS / 16; i++) {
      uint32_t weights[4] = {pack(s[2 * i][0], s[2 * i][1]), pack(s[2 * i][2], s[2 * i][3]),
                             pack(s[2 * i + 1][0], s[2 * i + 1][1]), pack(s[2 * i + 1][2], s[2 * i + 1][3])};
#pragma unroll
      for (int j = 0; j < D / 8; j += 2) {
        uint32_t v[4];
        loadTransposed(v, values + (i * 16 + lane % 16) * LEAD + (j + lane / 16) * 8);
        mma(out[j], weights, v[0], v[1]);
        mma(out[j + 1], weights, v[2], v[3]);
      }
    }
  }

  __device__ __forceinline__ void finish() {
#pragma unroll
    for (int half = 0; half < 2; half++) {
      sum[half] += __shfl_xor_sync(0xffffffffu, sum[half], 1);
      sum[half] += __shfl_xor_sync(0xffffffffu, sum[half], 2);
    }
  }
};

__device__ __forceinline__ void put(float* to, float low, float high) { *(float2*)to = make_float2(low, high); }

__device__ __forceinline__ void put(bf16* to, float low, float high) {
  *(__nv_bfloat162*)to = __floats2bfloat162_rn(low, high);
}

// Each of `tokens` on itself and those before. Numbers of a row lie side by side; rows, heads and batches
// are so many numbers apart. Block: 128 threads, for 64 rows of one head; grid: (⌈tokens/64⌉, heads, batch).
template <int D, typename Out>
__device__ __forceinline__ void prefill(
    const bf16* q, const bf16* k, const bf16* v, Out* out, int tokens, float scale, u64 rowStride, u64 headStride,
    u64 batchStride, u64 outRow, u64 outHead, u64 outBatch) {
  const int KEYS = 64, LEAD = D + 8;
  __shared__ __align__(16) bf16 keys[KEYS * LEAD];
  __shared__ __align__(16) bf16 values[KEYS * LEAD];
  int tile = gridDim.x - 1 - blockIdx.x;
  u64 base = blockIdx.y * headStride + blockIdx.z * batchStride;
  int row = tile * 64 + threadIdx.x / 32 * 16 + threadIdx.x % 32 / 4;
  Rows<D> rows;
  rows.begin(q + base, rowStride, row, tokens);
  for (int key0 = 0; key0 <= tile * 64; key0 += KEYS) {
    __syncthreads();
    for (int i = threadIdx.x; i < KEYS * D / 8; i += 128) {
      int r = i / (D / 8), d = i % (D / 8) * 8;
      bool inside = key0 + r < tokens;
      u64 from = inside ? base + (u64)(key0 + r) * rowStride + d : base;
      __pipeline_memcpy_async(keys + r * LEAD + d, k + from, 16, inside ? 0 : 16);
      __pipeline_memcpy_async(values + r * LEAD + d, v + from, 16, inside ? 0 : 16);
    }
    __pipeline_commit();
    __pipeline_wait_prior(0);
    __syncthreads();
    rows.template add<KEYS>(keys, values, scale, [&](int half, int key) { return key0 + key <= row + half * 8; });
  }
  rows.finish();
  Out* to = out + blockIdx.y * outHead + blockIdx.z * outBatch + threadIdx.x % 4 * 2;
#pragma unroll
  for (int half = 0; half < 2; half++)
    if (row + half * 8 < tokens)
#pragma unroll
      for (int j = 0; j < D / 8; j++)
        put(to + (u64)(row + half * 8) * outRow + j * 8, rows.out[j][half * 2] / rows.sum[half],
            rows.out[j][half * 2 + 1] / rows.sum[half]);
}

// One token a batch on `context` before it. A block of 64 threads does `share` keys of one head of keys,
// 32 at a time, for the `group` query heads (16 at most) that share it; each of its two warps leaves a part:
// D sums, the greatest score and the sum of weights. Grid: (batch·kvHeads, parts / 2).
template <int D>
__device__ __forceinline__ void decode(
    const bf16* q, const bf16* k, const bf16* v, float* sums, float2* marks, int context, int group, int share,
    float scale, u64 headStride) {
  const int KEYS = 32, LEAD = D + 8;
  __shared__ __align__(16) bf16 keys[2][KEYS * LEAD];
  __shared__ __align__(16) bf16 values[2][KEYS * LEAD];
  int warp = threadIdx.x / 32, row = threadIdx.x % 32 / 4, head0 = blockIdx.x * group;
  u64 base = blockIdx.x * headStride;
  int first = blockIdx.y * share, last = min(context, first + share);
  auto load = [&](int stage, int key0) {
    for (int i = threadIdx.x; i < KEYS * D / 8; i += 64) {
      int r = i / (D / 8), d = i % (D / 8) * 8;
      bool inside = key0 + r < last;
      u64 from = inside ? base + (u64)(key0 + r) * D + d : base;
      __pipeline_memcpy_async(keys[stage] + r * LEAD + d, k + from, 16, inside ? 0 : 16);
      __pipeline_memcpy_async(values[stage] + r * LEAD + d, v + from, 16, inside ? 0 : 16);
    }
    __pipeline_commit();
  };
  Rows<D> rows;
  rows.begin(q + (u64)head0 * D, D, row, group);
  load(0, first);
  int stage = 0;
  for (int key0 = first; key0 < last; key0 += KEYS) {
    load(stage ^ 1, key0 + KEYS);
    __pipeline_wait_prior(1);
    __syncthreads();
    int mine = warp * 16 * LEAD, key1 = key0 + warp * 16;
    rows.template add<16>(
        keys[stage] + mine, values[stage] + mine, scale, [&](int, int key) { return key1 + key < last; });
    __syncthreads();
    stage ^= 1;
  }
  __pipeline_wait_prior(0);
  rows.finish();
  int parts = gridDim.y * 2;
#pragma unroll
  for (int half = 0; half < 2; half++) {
    int head = row + half * 8;
    if (head < group) {
      u64 part = (u64)(head0 + head) * parts + blockIdx.y * 2 + warp;
      if (threadIdx.x % 4 == 0) marks[part] = make_float2(rows.greatest[half], rows.sum[half]);
#pragma unroll
      for (int j = 0; j < D / 8; j++)
        put(sums + part * D + j * 8 + threadIdx.x % 4 * 2, rows.out[j][half * 2], rows.out[j][half * 2 + 1]);
    }
  }
}

// The parts of a head together. Block: D threads; grid: batch·heads.
__device__ __forceinline__ float joined(const float* sums, const float2* marks, int parts) {
  const float2* mark = marks + (u64)blockIdx.x * parts;
  float greatest = LEAST;
  for (int i = 0; i < parts; i++) greatest = fmaxf(greatest, mark[i].x);
  float sum = 0, all = 0;
  for (int i = 0; i < parts; i++) {
    float by = exp2f(mark[i].x - greatest);
    sum = fmaf(mark[i].y, by, sum);
    all = fmaf(sums[((u64)blockIdx.x * parts + i) * blockDim.x + threadIdx.x], by, all);
  }
  return all / sum;
}

#define PREFILL(name, D, Out)                                                                                       \
  extern "C" __global__ void __launch_bounds__(128) name(                                                           \
      const bf16* q, const bf16* k, const bf16* v, Out* out, int tokens, float scale, u64 rowStride, u64 headStride, \
      u64 batchStride, u64 outRow, u64 outHead, u64 outBatch) {                                                     \
    prefill<D, Out>(q, k, v, out, tokens, scale, rowStride, headStride, batchStride, outRow, outHead, outBatch);    \
  }

PREFILL(attention_prefill_64, 64, float)
PREFILL(attention_prefill_128, 128, float)
PREFILL(attention_prefill_64_to_bf16, 64, bf16)

#define DECODE(name, D)                                                                                             \
  extern "C" __global__ void __launch_bounds__(64) name(                                                            \
      const bf16* q, const bf16* k, const bf16* v, float* sums, float2* marks, int context, int group, int share,   \
      float scale, u64 headStride) {                                                                                \
    decode<D>(q, k, v, sums, marks, context, group, share, scale, headStride);                                      \
  }

DECODE(attention_decode_64, 64)
DECODE(attention_decode_128, 128)

extern "C" __global__ void attention_join(const float* sums, const float2* marks, float* out, int parts) {
  out[(u64)blockIdx.x * blockDim.x + threadIdx.x] = joined(sums, marks, parts);
}

extern "C" __global__ void attention_join_to_bf16(const float* sums, const float2* marks, bf16* out, int parts) {
  out[(u64)blockIdx.x * blockDim.x + threadIdx.x] = __float2bfloat16_rn(joined(sums, marks, parts));
}
