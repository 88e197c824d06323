// cuBLASLt that multiplies bf16 and int8 on the host, column by column, and finds nothing for other types.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct Product {
  int compute, scale, transposed;
};

struct Layout {
  int type;
  uint64_t rows, columns;
  int64_t lead;
};

static int objects, algorithms, refusal;

void stub_set(int what, long value) { refusal = what == 0 ? (int)value : 0; }

long stub_get(int what) { return what == 0 ? objects : algorithms; }
size_t cublasLtGetVersion(void) { return 130200; }

static int made(void **out, size_t bytes) { return *out = calloc(1, bytes), objects++, 0; }
static int freed(void *object) { return free(object), objects--, 0; }

int cublasLtCreate(void **handle) { return refusal ? refusal : made(handle, 1); }
int cublasLtDestroy(void *handle) { return freed(handle); }
int cublasLtMatmulDescDestroy(void *product) { return freed(product); }
int cublasLtMatrixLayoutDestroy(void *layout) { return freed(layout); }
int cublasLtMatmulPreferenceCreate(void **preference) { return made(preference, 8); }
int cublasLtMatmulPreferenceDestroy(void *preference) { return freed(preference); }

int cublasLtMatmulDescCreate(struct Product **product, int compute, int scale) {
  made((void **)product, sizeof **product);
  return (*product)->compute = compute, (*product)->scale = scale, 0;
}

int cublasLtMatmulDescSetAttribute(struct Product *product, int attribute, const int *value, size_t bytes) {
  return product->transposed = *value, attribute == 3 && bytes == 4 ? 0 : 7;
}

int cublasLtMatrixLayoutCreate(struct Layout **layout, int type, uint64_t rows, uint64_t columns, int64_t lead) {
  made((void **)layout, sizeof **layout);
  return **layout = (struct Layout){type, rows, columns, lead}, 0;
}

int cublasLtMatmulPreferenceSetAttribute(uint64_t *preference, int attribute, const uint64_t *value, size_t bytes) {
  return *preference = *value, attribute == 1 && bytes == 8 ? 0 : 7;
}

struct Result {
  uint64_t algorithm[8];
  size_t workspace;
  int status;
  float waves;
  int reserved[4];
};

int cublasLtMatmulAlgoGetHeuristic(void *handle, struct Product *product, struct Layout *a, struct Layout *b,
                                   struct Layout *c, struct Layout *d, uint64_t *preference, int wanted,
                                   struct Result *result, int *found) {
  (void)handle, (void)b, (void)c, (void)d;
  *found = wanted == 1 && (a->type == 14 || a->type == 3);
  if (!*found) return 15;
  result->algorithm[0] = 42 + (uint64_t)product->compute;
  result->workspace = *preference / 1024;
  algorithms++;
  return result->status = 0;
}

static float wide(uint16_t x) {
  uint32_t raw = (uint32_t)x << 16;
  float out;
  return memcpy(&out, &raw, 4), out;
}

int cublasLtMatmul(void *handle, struct Product *product, const void *alpha, const void *a, struct Layout *la,
                   const void *b, struct Layout *lb, const void *beta, const void *c, struct Layout *lc, void *d,
                   struct Layout *ld, const struct Result *result, void *workspace, size_t bytes, void *stream) {
  int isInt = product->compute == 72;
  if (!handle || !stream || c != d || lc != ld || bytes != result->workspace || !workspace) return 7;
  if (result->algorithm[0] != 42 + (uint64_t)product->compute) return 7;
  if (isInt ? *(const int *)alpha != 1 : *(const float *)alpha != 1) return 7;
  if (*(const int *)beta != 0 || product->scale != ld->type || la->type != lb->type) return 7;
  uint64_t k = product->transposed ? la->rows : la->columns;
  if ((product->transposed ? la->columns : la->rows) != ld->rows || lb->rows != k || lb->columns != ld->columns) return 7;
  for (uint64_t i = 0; i < ld->rows; i++)
    for (uint64_t j = 0; j < ld->columns; j++) {
      float sum = 0;
      int whole = 0;
      for (uint64_t q = 0; q < k; q++) {
        uint64_t u = product->transposed ? i * (uint64_t)la->lead + q : q * (uint64_t)la->lead + i;
        uint64_t v = j * (uint64_t)lb->lead + q;
        if (isInt) whole += ((const int8_t *)a)[u] * ((const int8_t *)b)[v];
        else sum += wide(((const uint16_t *)a)[u]) * wide(((const uint16_t *)b)[v]);
      }
      if (isInt) ((int *)d)[j * (uint64_t)ld->lead + i] = whole;
      else ((float *)d)[j * (uint64_t)ld->lead + i] = sum;
    }
  return 0;
}
