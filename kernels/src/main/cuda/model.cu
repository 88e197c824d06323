// What a small decoder needs besides products and attention.
#include "numbers.cuh"

// x = the vector of each token + that of its position.
extern "C" __global__ void embed(
    const uint32_t* tokens, const bf16* words, const bf16* positions, float* x, int rows, int width, int first) {
  u64 count = (u64)rows * width;
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) {
    u64 row = i / width, d = i % width;
    x[i] = __bfloat162float(words[(u64)tokens[row] * width + d]) + __bfloat162float(positions[(first + row) * width + d]);
  }
}

extern "C" __global__ void to_bf16(const float* x, bf16* y, u64 count) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) y[i] = __float2bfloat16_rn(x[i]);
}

// GELU by tanh, as GPT-2 has it.
extern "C" __global__ void gelu_to_bf16(const float* x, bf16* y, u64 count) {
  for (u64 i = threadOfGrid(); i < count; i += threadsOfGrid()) {
    float v = x[i];
    y[i] = __float2bfloat16_rn(0.5f * v * (1 + tanhf(0.7978845608f * (v + 0.044715f * v * v * v))));
  }
}

// A token's query, key and value, of `width` each; key and value go to their place in the cache, which has
// room for `capacity` rows a head.
extern "C" __global__ void remember(
    const float* all, bf16* query, bf16* keys, bf16* values, int width, int headSize, int position, int capacity) {
  for (int i = threadOfGrid(); i < width; i += threadsOfGrid()) {
    u64 to = ((u64)(i / headSize) * capacity + position) * headSize + i % headSize;
    query[i] = __float2bfloat16_rn(all[i]);
    keys[to] = __float2bfloat16_rn(all[width + i]);
    values[to] = __float2bfloat16_rn(all[2 * width + i]);
  }
}

// The place of the greatest, the first where several are. One block of 256 threads.
extern "C" __global__ void __launch_bounds__(256) argmax(const float* x, uint32_t* out, int count) {
  __shared__ float greatest[256];
  __shared__ uint32_t places[256];
  float most = -INFINITY;
  uint32_t place = 0;
  for (int i = threadIdx.x; i < count; i += 256)
    if (x[i] > most) {
      most = x[i];
      place = i;
    }
  greatest[threadIdx.x] = most;
  places[threadIdx.x] = place;
  __syncthreads();
  for (int half = 128; half > 0; half /= 2) {
    if (threadIdx.x < half) {
      float other = greatest[threadIdx.x + half];
      uint32_t there = places[threadIdx.x + half];
      bool better = other > greatest[threadIdx.x] || (other == greatest[threadIdx.x] && there < places[threadIdx.x]);
      if (better) {
        greatest[threadIdx.x] = other;
        places[threadIdx.x] = there;
      }
    }
    __syncthreads();
  }
  if (threadIdx.x == 0) *out = places[0];
}
