// What the kernels in Java are measured beside: the same work as a C compiler makes it from plain loops, one thread.
#include <math.h>
#include <stddef.h>

void triad(float *restrict a, const float *restrict b, const float *restrict c, float s, long n) {
  for (long i = 0; i < n; i++) {
    a[i] = b[i] + s * c[i];
  }
}

void softmax(const float *restrict in, float *restrict out, long rows, long columns) {
  for (long r = 0; r < rows; r++) {
    const float *x = in + r * columns;
    float *y = out + r * columns;
    float most = x[0];
    for (long i = 1; i < columns; i++) {
      most = x[i] > most ? x[i] : most;
    }
    float sum = 0;
    for (long i = 0; i < columns; i++) {
      y[i] = expf(x[i] - most);
      sum += y[i];
    }
    float share = 1 / sum;
    for (long i = 0; i < columns; i++) {
      y[i] *= share;
    }
  }
}

// One new token: for each head its scores over all keys, their softmax, and the weighted sum of the values.
void decode(const float *restrict q, const float *restrict k, const float *restrict v, float *restrict out,
            float *restrict scores, long heads, long kv_heads, long tokens, long size) {
  float scale = 1 / sqrtf((float)size);
  for (long h = 0; h < heads; h++) {
    const float *query = q + h * size;
    const float *keys = k + (h / (heads / kv_heads)) * tokens * size;
    const float *values = v + (h / (heads / kv_heads)) * tokens * size;
    float most = -INFINITY;
    for (long t = 0; t < tokens; t++) {
      float dot = 0;
      for (long i = 0; i < size; i++) {
        dot += query[i] * keys[t * size + i];
      }
      scores[t] = dot * scale;
      most = scores[t] > most ? scores[t] : most;
    }
    float sum = 0;
    for (long t = 0; t < tokens; t++) {
      scores[t] = expf(scores[t] - most);
      sum += scores[t];
    }
    float *y = out + h * size;
    for (long i = 0; i < size; i++) {
      y[i] = 0;
    }
    for (long t = 0; t < tokens; t++) {
      float weight = scores[t] / sum;
      for (long i = 0; i < size; i++) {
        y[i] += weight * values[t * size + i];
      }
    }
  }
}
