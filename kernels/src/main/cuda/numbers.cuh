// Random numbers by counter: number i of a stream is a function of its seed and i alone, so that any
// thread, and the host's reference too, can make any of them. SplitMix64, Steele et al., OOPSLA 2014.
#pragma once
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <stdint.h>

typedef unsigned long long u64;
typedef __nv_bfloat16 bf16;

static const u64 GOLDEN = 0x9E3779B97F4A7C15ull;

__device__ __forceinline__ u64 mix(u64 x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

__device__ __forceinline__ u64 bits(u64 seed, u64 i) { return mix(seed + (i + 1) * GOLDEN); }

// In [-1, 1), 24 bits of it.
__device__ __forceinline__ float unit(u64 seed, u64 i) {
  return (float)((int)(bits(seed, i) >> 32) >> 8) * 0x1p-23f;
}

__device__ __forceinline__ u64 threadOfGrid() { return (u64)blockIdx.x * blockDim.x + threadIdx.x; }

__device__ __forceinline__ u64 threadsOfGrid() { return (u64)gridDim.x * blockDim.x; }
