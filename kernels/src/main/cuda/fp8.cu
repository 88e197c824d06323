// Needs compute capability 8.9.
#include "bytes.cuh"

struct E4m3 {
  static __device__ __forceinline__ void add(float (&c)[4], const uint32_t (&a)[4], const uint32_t (&b)[2]) {
    asm volatile(
        "mma.sync.aligned.m16n8k32.row.col.f32.e4m3.e4m3.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
  }
};

extern "C" __global__ void __launch_bounds__(256)
    gemm_fp8(const uint8_t* a, const uint8_t* b, float* c, int m, int n, int k) {
  productOfBytes<float, E4m3>(a, b, c, m, n, k);
}
