#include "bytes.cuh"

struct Int8 {
  static __device__ __forceinline__ void add(int (&c)[4], const uint32_t (&a)[4], const uint32_t (&b)[2]) {
    asm volatile(
        "mma.sync.aligned.m16n8k32.row.col.s32.s8.s8.s32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
        : "+r"(c[0]), "+r"(c[1]), "+r"(c[2]), "+r"(c[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
  }
};

extern "C" __global__ void __launch_bounds__(256)
    gemm_int8(const uint8_t* a, const uint8_t* b, int* c, int m, int n, int k) {
  productOfBytes<int, Int8>(a, b, c, m, n, k);
}
