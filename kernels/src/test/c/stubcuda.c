// A CUDA driver without a device: "device" memory is the host's, and what some kernels do is done here,
// at once, by their name. stub_set chooses what goes wrong, stub_get counts.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef int CUresult;
typedef uint64_t u64;

enum { DEVICES, DRIVER, INIT, MEMORY_AT, LAUNCH_AT, LAUNCH_CODE, MODULE_CODE, BENT, RETAIN_CODE, CAPABILITY, L2, SETTINGS };
enum { ALLOCATIONS, CONTEXTS, MODULES, STREAMS, EVENTS, LAUNCHES, UNKNOWN, COUNTS };

static long settings[SETTINGS];
static long counts[COUNTS];
static long allocated, launched, lost;
static void *current;
static int retained[8];

// Everything as it was; a device of compute capability 8.0 with 4 GiB.
void stub_reset(void) {
  memset(settings, 0, sizeof settings);
  memset(counts, 0, sizeof counts);
  allocated = launched = lost = 0;
  current = NULL;
  memset(retained, 0, sizeof retained);
  settings[DEVICES] = 1;
  settings[DRIVER] = 13000;
  settings[CAPABILITY] = 80;
  settings[L2] = 1 << 20;
}

__attribute__((constructor)) static void begin(void) { stub_reset(); }

void stub_set(int what, long value) { settings[what] = value; }

long stub_get(int what) { return counts[what]; }

static CUresult alive(void) { return (CUresult)lost; }

CUresult cuInit(unsigned flags) { return (void)flags, (CUresult)settings[INIT]; }
CUresult cuDriverGetVersion(int *version) { return *version = (int)settings[DRIVER], 0; }
CUresult cuDeviceGetCount(int *count) { return *count = (int)settings[DEVICES], 0; }
CUresult cuDeviceGet(int *device, int ordinal) { return *device = ordinal + 7, 0; }
CUresult cuDeviceTotalMem_v2(size_t *bytes, int device) { return (void)device, *bytes = 4ull << 30, 0; }

CUresult cuDeviceGetName(char *name, int length, int device) {
  return snprintf(name, (size_t)length, "Stub %d", device - 7), 0;
}

CUresult cuDeviceGetUuid_v2(char *uuid, int device) {
  for (int i = 0; i < 16; i++) uuid[i] = (char)(i * 17 + device - 7);
  return 0;
}

CUresult cuDeviceGetAttribute(int *value, int attribute, int device) {
  (void)device;
  *value = attribute == 16 ? 2 : attribute == 32 ? 1 : attribute == 38 ? (int)settings[L2]
         : attribute == 75 ? (int)settings[CAPABILITY] / 10 : attribute == 76 ? (int)settings[CAPABILITY] % 10 : -1;
  return 0;
}

CUresult cuDevicePrimaryCtxRetain(void **context, int device) {
  if (settings[RETAIN_CODE]) return (CUresult)settings[RETAIN_CODE];
  *context = (void *)(intptr_t)(device * 16);
  retained[device - 7]++;
  return counts[CONTEXTS]++, 0;
}

// The last to let go of a context destroys it.
CUresult cuDevicePrimaryCtxRelease_v2(int device) {
  if (--retained[device - 7] == 0 && current == (void *)(intptr_t)(device * 16)) current = NULL;
  return counts[CONTEXTS]--, 0;
}

CUresult cuCtxSetCurrent(void *context) {
  if (!context) return 201;
  current = context;
  return alive();
}

CUresult cuCtxEnablePeerAccess(void *context, unsigned flags) { return context == current || flags ? 101 : 0; }

CUresult cuModuleLoadDataEx(void **module, const char *image, unsigned n, int *options, void **values) {
  if (settings[MODULE_CODE]) {
    for (unsigned i = 0; i < n; i++)
      if (options[i] == 5) strcpy(values[i], "ptxas fatal: the stub takes no code");
    return (CUresult)settings[MODULE_CODE];
  }
  if (n != 2 || options[0] != 5 || options[1] != 6 || !strstr(image, ".version")) return 218;
  *module = (void *)0x30;
  return counts[MODULES]++, 0;
}

CUresult cuModuleUnload(void *module) { return (void)module, counts[MODULES]--, 0; }
CUresult cuModuleGetFunction(void **function, void *module, const char *name);

CUresult cuMemAlloc_v2(u64 *address, size_t bytes) {
  if (alive() || !current) return alive() ? alive() : 201;
  if (settings[MEMORY_AT] && ++allocated == settings[MEMORY_AT]) return 2;
  *address = (u64)(intptr_t)aligned_alloc(256, (bytes + 255) / 256 * 256);
  memset((void *)(intptr_t)*address, 0x5a, bytes);
  return counts[ALLOCATIONS]++, 0;
}

CUresult cuMemFree_v2(u64 address) {
  if (!current) return 201;
  free((void *)(intptr_t)address);
  return counts[ALLOCATIONS]--, alive();
}

CUresult cuMemHostAlloc(void **address, size_t bytes, unsigned flags) {
  if (flags) return 1;
  *address = malloc(bytes);
  return counts[ALLOCATIONS]++, 0;
}

CUresult cuMemFreeHost(void *address) {
  if (!current) return 201;
  return free(address), counts[ALLOCATIONS]--, 0;
}

static CUresult copy(void *to, const void *from, size_t bytes, void *stream) {
  if (alive() || !stream) return alive() ? alive() : 400;
  return memcpy(to, from, bytes), 0;
}

CUresult cuMemcpyHtoDAsync_v2(u64 to, const void *from, size_t bytes, void *stream) {
  return copy((void *)(intptr_t)to, from, bytes, stream);
}

CUresult cuMemcpyDtoHAsync_v2(void *to, u64 from, size_t bytes, void *stream) {
  return copy(to, (void *)(intptr_t)from, bytes, stream);
}

CUresult cuMemcpyDtoDAsync_v2(u64 to, u64 from, size_t bytes, void *stream) {
  return copy((void *)(intptr_t)to, (void *)(intptr_t)from, bytes, stream);
}

CUresult cuMemcpyPeerAsync(u64 to, void *there, u64 from, void *here, size_t bytes, void *stream) {
  return there && here && there != here ? copy((void *)(intptr_t)to, (void *)(intptr_t)from, bytes, stream) : 201;
}

CUresult cuMemsetD8Async(u64 to, unsigned char value, size_t bytes, void *stream) {
  if (alive() || !stream) return alive() ? alive() : 400;
  return memset((void *)(intptr_t)to, value, bytes), 0;
}

CUresult cuStreamCreate(void **stream, unsigned flags) {
  *stream = (void *)0x40;
  return counts[STREAMS]++, flags == 1 ? 0 : 1;
}

CUresult cuStreamSynchronize(void *stream) { return stream == (void *)0x40 ? alive() : 400; }
CUresult cuStreamDestroy_v2(void *stream) { return (void)stream, counts[STREAMS]--, 0; }

CUresult cuEventCreate(void **event, unsigned flags) {
  *event = (void *)(intptr_t)(0x50 + counts[EVENTS]);
  return counts[EVENTS]++, (int)flags;
}

CUresult cuEventRecord(void *event, void *stream) { return event && stream == (void *)0x40 ? alive() : 400; }

// An eighth of a microsecond for each launch so far.
CUresult cuEventElapsedTime(float *milliseconds, void *from, void *to) {
  *milliseconds = (float)counts[LAUNCHES] * 0.000125f;
  return from < to ? alive() : 400;
}

CUresult cuEventDestroy_v2(void *event) { return (void)event, counts[EVENTS]--, 0; }

CUresult cuGetErrorName(int code, const char **name) {
  static char text[64];
  snprintf(text, sizeof text, "CUDA_ERROR_STUB_%d", code);
  return *name = text, 0;
}

CUresult cuGetErrorString(int code, const char **text) { return *text = code == 2 ? "out of memory" : "stub's words", 0; }

// ---- What kernels do, after the same lists of arguments as in the device code. ----

float expf(float);
float exp2f(float);
float sqrtf(float);

#define P(i, type) (*(type *)p[i])
#define AT(i, type) ((type *)(intptr_t)P(i, u64))

static u64 mix(u64 x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}

static const u64 GOLDEN = 0x9E3779B97F4A7C15ull;

static uint32_t number(u64 seed, u64 i) { return (uint32_t)(mix(seed + (i + 1) * GOLDEN) >> 32); }
static float unit(u64 seed, u64 i) { return (float)((int32_t)number(seed, i) >> 8) * 0x1p-23f; }

static uint16_t half_of(float x, int isBf16) {
  uint16_t out;
  uint32_t raw;
  _Float16 half = (_Float16)x;
  memcpy(&raw, &x, 4);
  memcpy(&out, &half, 2);
  return isBf16 ? (uint16_t)((raw + 0x7fff + (raw >> 16 & 1)) >> 16) : out;
}

static void empty(void **p) { (void)p; }
static void tick(void **p) { ++*AT(0, u64); }

static void fill_fp32(void **p) {
  for (u64 i = 0; i < P(1, u64); i++) AT(0, float)[i] = unit(P(2, u64), i) * P(3, float);
}

static void fill_bf16(void **p) {
  for (u64 i = 0; i < P(1, u64); i++) AT(0, uint16_t)[i] = half_of(unit(P(2, u64), i) * P(3, float), 1);
}

static void fill_fp16(void **p) {
  for (u64 i = 0; i < P(1, u64); i++) AT(0, uint16_t)[i] = half_of(unit(P(2, u64), i) * P(3, float), 0);
}

static void fill_fp8(void **p) {
  for (u64 i = 0; i < P(1, u64); i++) {
    uint32_t x = number(P(2, u64), i);
    AT(0, uint8_t)[i] = (uint8_t)((x & 0x80) | (x >> 8) % 0x38);
  }
}

static void fill_int8(void **p) {
  for (u64 i = 0; i < P(1, u64); i++) AT(0, uint8_t)[i] = (uint8_t)number(P(2, u64), i);
}

static void fill_index(void **p) {
  for (u64 i = 0; i < P(1, u64); i++) AT(0, uint32_t)[i] = number(P(2, u64), i) % P(3, uint32_t);
}

static void copy_fp32(void **p) { memcpy(AT(1, char), AT(0, char), P(2, u64) * 16); }

static void triad_fp32(void **p) {
  for (u64 i = 0; i < P(4, u64) * 4; i++) AT(0, float)[i] = AT(1, float)[i] + P(3, float) * AT(2, float)[i];
}

static unsigned blocks;

static void dot_fp32(void **p) {
  for (unsigned i = 0; i < blocks; i++) AT(2, double)[i] = 0;
  for (u64 i = 0; i < P(3, u64) * 4; i++) AT(2, double)[i % blocks] += (double)AT(0, float)[i] * AT(1, float)[i];
}

static void dot_finish(void **p) {
  *AT(1, double) = 0;
  for (int i = 0; i < P(2, int); i++) *AT(1, double) += AT(0, double)[i];
}

static void chase(void **p) {
  for (u64 i = 0; i < P(2, u64); i++) *AT(1, uint32_t) = AT(0, uint32_t)[(u64)*AT(1, uint32_t) * 32];
}

static void gather_fp32(void **p) {
  for (u64 i = 0; i < P(3, u64) * 4; i++) AT(2, float)[i] = AT(0, float)[AT(1, uint32_t)[i]];
}

static void checksum(void **p) {
  for (u64 i = 0; i < P(1, u64); i++) *AT(2, u64) += mix(((i + 1) * GOLDEN) ^ AT(0, uint32_t)[i]);
}

static void softmax_fp32(void **p) {
  int n = P(3, int) * 4;
  for (int row = 0; row < P(2, int); row++) {
    float *x = AT(0, float) + (u64)row * n, *y = AT(1, float) + (u64)row * n, sum = 0;
    for (int i = 0; i < n; i++) sum += y[i] = expf(x[i]);
    for (int i = 0; i < n; i++) y[i] /= sum;
  }
}

static void rms_norm_fp32(void **p) {
  int n = P(4, int) * 4;
  for (int row = 0; row < P(3, int); row++) {
    float *x = AT(0, float) + (u64)row * n, squares = 0;
    for (int i = 0; i < n; i++) squares += x[i] * x[i];
    for (int i = 0; i < n; i++) (AT(2, float) + (u64)row * n)[i] = x[i] / sqrtf(squares / n + P(5, float)) * AT(1, float)[i];
  }
}

static void gemm_fp32(void **p) {
  int m = P(3, int), n = P(4, int), k = P(5, int);
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
      float sum = 0;
      for (int q = 0; q < k; q++) sum += AT(0, float)[i * k + q] * AT(1, float)[q * n + j];
      AT(2, float)[i * n + j] = sum;
    }
}

static void gemm_int8(void **p) {
  int m = P(3, int), n = P(4, int), k = P(5, int);
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
      int sum = 0;
      for (int q = 0; q < k; q++) sum += AT(0, int8_t)[i * k + q] * AT(1, int8_t)[j * k + q];
      AT(2, int)[i * n + j] = sum;
    }
}

static float wide(uint16_t x) {
  uint32_t raw = (uint32_t)x << 16;
  float out;
  return memcpy(&out, &raw, 4), out;
}

static void gemm_bf16(void **p) {
  int m = P(3, int), n = P(4, int), k = P(5, int);
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
      float sum = P(6, int) ? AT(2, float)[i * n + j] : 0;
      for (int q = 0; q < k; q++) sum += wide(AT(0, uint16_t)[i * k + q]) * wide(AT(1, uint16_t)[q * n + j]);
      AT(2, float)[i * n + j] = sum;
    }
}

static void gemv_bf16(void **p) {
  int m = P(3, int), k = P(4, int);
  for (int i = 0; i < m; i++) {
    float sum = P(5, int) ? AT(2, float)[i] : 0;
    for (int q = 0; q < k; q++) sum += wide(AT(0, uint16_t)[i * k + q]) * wide(AT(1, uint16_t)[q]);
    AT(2, float)[i] = sum;
  }
}

static void skinny_gemm_bf16(void **p) {
  int m = P(3, int), n = P(4, int), k = P(5, int);
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
      float sum = 0;
      for (int q = 0; q < k; q++) sum += wide(AT(0, uint16_t)[i * k + q]) * wide(AT(1, uint16_t)[j * k + q]);
      AT(2, float)[i * n + j] = sum;
    }
}

static void embed(void **p) {
  int width = P(5, int);
  for (int row = 0; row < P(4, int); row++)
    for (int d = 0; d < width; d++)
      AT(3, float)[row * width + d] = wide(AT(1, uint16_t)[AT(0, uint32_t)[row] * (u64)width + d])
                                    + wide(AT(2, uint16_t)[(P(6, int) + row) * width + d]);
}

static void to_bf16(void **p) {
  for (u64 i = 0; i < P(2, u64); i++) AT(1, uint16_t)[i] = half_of(AT(0, float)[i], 1);
}

static void gelu_to_bf16(void **p) {
  for (u64 i = 0; i < P(2, u64); i++) {
    float x = AT(0, float)[i];
    AT(1, uint16_t)[i] = half_of(x / (1 + expf(-1.5957691216f * (x + 0.044715f * x * x * x))), 1);
  }
}

static void rms_norm_bf16(void **p) {
  int n = P(3, int) * 4;
  for (int row = 0; row < P(2, int); row++) {
    float *x = AT(0, float) + (u64)row * n, squares = 0;
    for (int i = 0; i < n; i++) squares += x[i] * x[i];
    for (int i = 0; i < n; i++) (AT(1, uint16_t) + (u64)row * n)[i] = half_of(x[i] / sqrtf(squares / n + P(4, float)), 1);
  }
}

static void keep(void **p) {
  int width = P(4, int), size = P(5, int);
  for (int i = 0; i < width; i++) {
    int to = (i / size * P(7, int) + P(6, int)) * size + i % size;
    AT(1, uint16_t)[i] = half_of(AT(0, float)[i], 1);
    AT(2, uint16_t)[to] = half_of(AT(0, float)[width + i], 1);
    AT(3, uint16_t)[to] = half_of(AT(0, float)[2 * width + i], 1);
  }
}

static void argmax(void **p) {
  uint32_t most = 0;
  for (int i = 0; i < P(2, int); i++) most = AT(0, float)[i] > AT(0, float)[most] ? (uint32_t)i : most;
  *AT(1, uint32_t) = most;
}

// Sums of values by weights 2^(score·scale), and the sum of weights; scores stay small here.
static float attend(const uint16_t *q, const uint16_t *k, const uint16_t *v, u64 stride, int count, int size, float scale,
                    float *out) {
  float sum = 0;
  for (int d = 0; d < size; d++) out[d] = 0;
  for (int t = 0; t < count; t++) {
    float score = 0, weight;
    for (int d = 0; d < size; d++) score += wide(q[d]) * wide(k[t * stride + d]);
    sum += weight = exp2f(score * scale);
    for (int d = 0; d < size; d++) out[d] += weight * wide(v[t * stride + d]);
  }
  return sum;
}

static unsigned grid[3];

static void prefill(void **p, int size, int isBf16) {
  float out[128];
  for (u64 batch = 0; batch < grid[2]; batch++)
    for (u64 head = 0; head < grid[1]; head++)
      for (int row = 0; row < P(4, int); row++) {
        u64 from = head * P(7, u64) + batch * P(8, u64), to = head * P(10, u64) + batch * P(11, u64) + row * P(9, u64);
        float sum = attend(AT(0, uint16_t) + from + row * P(6, u64), AT(1, uint16_t) + from, AT(2, uint16_t) + from,
                           P(6, u64), row + 1, size, P(5, float), out);
        for (int d = 0; d < size; d++) {
          if (isBf16) AT(3, uint16_t)[to + d] = half_of(out[d] / sum, 1);
          else AT(3, float)[to + d] = out[d] / sum;
        }
      }
}

static void attention_prefill_64(void **p) { prefill(p, 64, 0); }
static void attention_prefill_128(void **p) { prefill(p, 128, 0); }
static void attention_prefill_64_to_bf16(void **p) { prefill(p, 64, 1); }

// The second warp's parts are empty.
static void decode(void **p, int size) {
  int context = P(5, int), group = P(6, int), share = P(7, int);
  for (u64 kv = 0; kv < grid[0]; kv++)
    for (int block = 0; block < (int)grid[1]; block++)
      for (int g = 0; g < group; g++) {
        u64 head = kv * group + g, part = head * grid[1] * 2 + block * 2, from = kv * P(9, u64) + (u64)block * share * size;
        int count = context - block * share;
        count = count < 0 ? 0 : count > share ? share : count;
        float *marks = AT(4, float) + part * 2;
        marks[0] = 0;
        marks[1] = attend(AT(0, uint16_t) + head * size, AT(1, uint16_t) + from, AT(2, uint16_t) + from, size, count, size,
                          P(8, float), AT(3, float) + part * size);
        marks[2] = -1e30f;
        marks[3] = 0;
        memset(AT(3, float) + (part + 1) * size, 0, size * 4);
      }
}

static void attention_decode_64(void **p) { decode(p, 64); }
static void attention_decode_128(void **p) { decode(p, 128); }

static int threads;

static void join(void **p, int isBf16) {
  int parts = P(3, int);
  for (u64 head = 0; head < blocks; head++)
    for (int d = 0; d < threads; d++) {
      float all = 0, sum = 0;
      for (int i = 0; i < parts; i++) {
        sum += AT(1, float)[(head * parts + i) * 2 + 1];
        all += AT(0, float)[(head * parts + i) * threads + d];
      }
      if (isBf16) AT(2, uint16_t)[head * threads + d] = half_of(all / sum, 1);
      else AT(2, float)[head * threads + d] = all / sum;
    }
}

static void attention_join(void **p) { join(p, 0); }
static void attention_join_to_bf16(void **p) { join(p, 1); }

// What is bent is where a kernel's results begin: argument i of it; of fp64 the upper half.
#define KERNEL(name, i) {#name, name, i}

static const struct {
  const char *name;
  void (*run)(void **);
  int result;
} kernels[] = {
    KERNEL(empty, -1),       KERNEL(tick, -1),        KERNEL(fill_fp32, -1), KERNEL(fill_bf16, -1), KERNEL(fill_fp16, -1),
    KERNEL(fill_fp8, -1),    KERNEL(fill_int8, -1),   KERNEL(fill_index, -1), KERNEL(copy_fp32, 1), KERNEL(triad_fp32, 0),
    KERNEL(dot_fp32, -1),    KERNEL(dot_finish, 1),   KERNEL(chase, 1),      KERNEL(gather_fp32, 2), KERNEL(checksum, -1),
    KERNEL(softmax_fp32, 1), KERNEL(rms_norm_fp32, 2), KERNEL(gemm_fp32, 2), KERNEL(gemm_int8, 2),  KERNEL(gemm_bf16, 2),
    KERNEL(gemv_bf16, 2),    KERNEL(skinny_gemm_bf16, 2), KERNEL(embed, -1), KERNEL(to_bf16, -1), KERNEL(gelu_to_bf16, -1),
    KERNEL(rms_norm_bf16, -1), {"remember", keep, -1}, KERNEL(argmax, -1), KERNEL(attention_prefill_64, 3),
    KERNEL(attention_prefill_128, 3), KERNEL(attention_prefill_64_to_bf16, -1), KERNEL(attention_decode_64, -1),
    KERNEL(attention_decode_128, -1), KERNEL(attention_join, 2), KERNEL(attention_join_to_bf16, -1),
};

// A kernel that is not known here runs and does nothing, so that its results are what they were.
CUresult cuModuleGetFunction(void **function, void *module, const char *name) {
  int n = sizeof kernels / sizeof *kernels, i = 0;
  while (i < n && strcmp(kernels[i].name, name)) i++;
  *function = (void *)(intptr_t)(i + 1);
  return module ? 0 : 400;
}

CUresult cuLaunchKernel(void *function, unsigned x, unsigned y, unsigned z, unsigned tx, unsigned ty, unsigned tz,
                        unsigned shared, void *stream, void **p, void **extra) {
  size_t i = (size_t)(intptr_t)function - 1;
  if (stream != (void *)0x40 || extra || shared || !x || !y || !z || !tx || ty != 1 || tz != 1) return 1;
  if (settings[LAUNCH_AT] && ++launched == settings[LAUNCH_AT]) lost = settings[LAUNCH_CODE];
  if (alive()) return alive();
  counts[LAUNCHES]++;
  if (i >= sizeof kernels / sizeof *kernels) return counts[UNKNOWN]++, 0;
  blocks = grid[0] = x;
  grid[1] = y;
  grid[2] = z;
  threads = (int)tx;
  kernels[i].run(p);
  if (settings[BENT] && kernels[i].result >= 0) AT(kernels[i].result, uint32_t)[kernels[i].run == dot_finish] ^= (uint32_t)settings[BENT];
  return 0;
}
