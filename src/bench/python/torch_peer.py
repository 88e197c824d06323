"""PyTorch's side of `megawatt bench gpu`.

Reads a line of JSON for each request and answers with one:
  {"prepare": "gemm", "precision": "bf16", "sizes": [m, n, k]}  ->  {"ready": true}
  {"run": 12}                                                   ->  {"nanoseconds": 34567}
What cannot be done is answered with {"error": "..."}. It ends when its input does.
"""

import json
import sys

import torch
import torch.nn.functional as F

GPU = torch.device("cuda", 0)
TYPES = {"fp32": torch.float32, "tf32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


def uniform(*sizes, dtype=torch.float32, device=GPU):
    return (torch.rand(*sizes, device=device) * 2 - 1).to(dtype)


def gemm(precision, sizes):
    """Both operands row by row and the result in fp32, as the suite has them; bytes with B column by column."""
    m, n, k = sizes
    torch.backends.cuda.matmul.allow_tf32 = precision == "tf32"
    if precision == "int8":
        a = torch.randint(-127, 128, (m, k), dtype=torch.int8, device=GPU)
        b = torch.randint(-127, 128, (n, k), dtype=torch.int8, device=GPU).t()
        return lambda: torch._int_mm(a, b)
    if precision == "fp8":
        a = uniform(m, k).to(torch.float8_e4m3fn)
        b = uniform(n, k).to(torch.float8_e4m3fn).t()
        one = torch.ones((), device=GPU)
        return lambda: torch._scaled_mm(a, b, scale_a=one, scale_b=one, out_dtype=torch.float32)
    a = uniform(m, k, dtype=TYPES[precision])
    b = uniform(k, n, dtype=TYPES[precision])
    if a.dtype == torch.float32:
        out = torch.empty(m, n, device=GPU)
        return lambda: torch.mm(a, b, out=out)
    return lambda: torch.mm(a, b, out_dtype=torch.float32)


def gemv(precision, sizes):
    m, n, k = sizes
    a = uniform(m, k, dtype=TYPES[precision])
    x = uniform(k, dtype=TYPES[precision]) if n == 1 else uniform(k, n, dtype=TYPES[precision])
    return lambda: a @ x


def prefill(precision, sizes):
    batch, heads, tokens, size = sizes
    q, k, v = (uniform(batch, heads, tokens, size, dtype=TYPES[precision]) for _ in range(3))
    return lambda: F.scaled_dot_product_attention(q, k, v, is_causal=True)


def decode(precision, sizes):
    batch, heads, kv_heads, context, size = sizes
    q = uniform(batch, heads, 1, size, dtype=TYPES[precision])
    k, v = (uniform(batch, kv_heads, context, size, dtype=TYPES[precision]) for _ in range(2))
    return lambda: F.scaled_dot_product_attention(q, k, v, enable_gqa=heads != kv_heads)


def softmax(precision, sizes):
    x = uniform(*sizes, dtype=TYPES[precision])
    out = torch.empty_like(x)
    return lambda: torch.softmax(x, dim=1, out=out)


def rms_norm(precision, sizes):
    x = uniform(*sizes, dtype=TYPES[precision])
    weight = uniform(sizes[1], dtype=TYPES[precision])
    return lambda: F.rms_norm(x, (sizes[1],), weight)


def copy(precision, sizes):
    source = uniform(sizes[0], dtype=TYPES[precision])
    target = torch.empty_like(source)
    return lambda: target.copy_(source)


def triad(precision, sizes):
    b, c = (uniform(sizes[0], dtype=TYPES[precision]) for _ in range(2))
    a = torch.empty_like(b)
    return lambda: torch.add(b, c, alpha=3, out=a)


def dot(precision, sizes):
    a, b = (uniform(sizes[0], dtype=TYPES[precision]) for _ in range(2))
    return lambda: torch.dot(a, b)


def transfer(source, target):
    def make(_, sizes):
        at = torch.randint(0, 256, (sizes[0],), dtype=torch.uint8)
        to = torch.empty_like(at)
        at = at.pin_memory() if source == "host" else at.to(GPU)
        to = to.pin_memory() if target == "host" else to.to(GPU)
        return lambda: to.copy_(at, non_blocking=True)

    return make


WORK = {
    "gemm": gemm,
    "gemv": gemv,
    "skinny-gemm": gemv,
    "attention-prefill": prefill,
    "attention-decode": decode,
    "softmax": softmax,
    "rms-norm": rms_norm,
    "copy": copy,
    "triad": triad,
    "dot": dot,
    "host-to-device": transfer("host", "device"),
    "device-to-host": transfer("device", "host"),
    "device-to-device": transfer("device", "device"),
}


def timed(work, repetitions):
    begin, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    begin.record()
    for _ in range(repetitions):
        work()
    end.record()
    end.synchronize()
    return max(1, round(begin.elapsed_time(end) * 1e6))


def answer(request, held):
    if "prepare" in request:
        held.clear()
        torch.cuda.empty_cache()
        held.append(WORK[request["prepare"]](request["precision"], request["sizes"]))
        torch.cuda.synchronize()
        return {"ready": True}
    return {"nanoseconds": timed(held[0], request["run"])}


def main():
    said = {"torch": torch.__version__, "cuda": torch.version.cuda or "none"}
    print(json.dumps(said | {"device": torch.cuda.get_device_name(GPU)}), flush=True)
    held = []
    with torch.inference_mode():
        for line in sys.stdin:
            try:
                said = answer(json.loads(line), held)
            except Exception as e:  # whatever it is, the other side says it
                said = {"error": f"{type(e).__name__}: {e}"}
            print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
