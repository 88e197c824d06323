package eu.megawatt.kernels.suite;

/** How large a kernel's operands are. Each says the work of one repetition; e is bytes a number. */
public sealed interface Shape
    permits Shape.Product,
        Shape.Prefill,
        Shape.Decode,
        Shape.Rows,
        Shape.Arrays,
        Shape.Chase,
        Shape.Gather,
        Shape.Calls,
        Shape.Transfer,
        Shape.Ring,
        Shape.File,
        Shape.Prompt,
        Shape.Tokens {

  /** The work of one repetition. */
  Work work(int bytesPerNumber);

  /** The sizes as a name has them: lower case, digits and dashes. */
  String text();

  /** C (m×n) = A (m×k) · B (k×n): 2mnk FLOP, e(mk + kn + mn) bytes. */
  record Product(int m, int n, int k) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      long numbers = (long) m * k + (long) k * n + (long) m * n;
      return new Work(2L * m * n * k, bytesPerNumber * numbers, 1);
    }

    @Override
    public String text() {
      return m + "x" + n + "x" + k;
    }
  }

  /**
   * Causal attention of S tokens on themselves: 2·B·H·S²·dh FLOP, half of what it is without
   * causality. Query, output, key and value are each moved once.
   */
  record Prefill(int batch, int heads, int tokens, int headSize) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      long rows = (long) batch * heads * tokens;
      return new Work(2 * rows * tokens * headSize, 4L * bytesPerNumber * rows * headSize, tokens);
    }

    @Override
    public String text() {
      return "b%d-h%d-s%d-d%d".formatted(batch, heads, tokens, headSize);
    }
  }

  /**
   * Attention of one new token on T before it: 4·B·H·T·dh FLOP, 2·e·B·Hkv·T·dh bytes of keys and
   * values. {@code heads} is a multiple of {@code kvHeads}.
   */
  record Decode(int batch, int heads, int kvHeads, int context, int headSize) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(
          4L * batch * heads * context * headSize,
          2L * bytesPerNumber * batch * kvHeads * context * headSize,
          batch);
    }

    @Override
    public String text() {
      return "b%d-h%d-kv%d-t%d-d%d".formatted(batch, heads, kvHeads, context, headSize);
    }
  }

  /** Something row by row, N numbers in all: about 5N FLOP, 2eN bytes. */
  record Rows(int rows, int columns) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      long numbers = (long) rows * columns;
      return new Work(5 * numbers, 2L * bytesPerNumber * numbers, rows);
    }

    @Override
    public String text() {
      return rows + "x" + columns;
    }
  }

  /**
   * Arrays of one length, each read or written once.
   *
   * @param length numbers of an array
   * @param arrays how many are moved: copy 2, triad 3, dot 2
   * @param flopPerNumber copy 0, triad 2, dot 2
   */
  record Arrays(long length, int arrays, int flopPerNumber) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(flopPerNumber * length, (long) bytesPerNumber * arrays * length, length);
    }

    @Override
    public String text() {
      return "n" + length;
    }
  }

  /** Loads that each wait for the one before, along a cycle through all lines of a buffer. */
  record Chase(long bytes, int loads) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(0, 0, loads);
    }

    @Override
    public String text() {
      return "b" + bytes;
    }
  }

  /** Independent loads of numbers at random places of a table. */
  record Gather(long length, int lookups) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(0, (long) bytesPerNumber * lookups, lookups);
    }

    @Override
    public String text() {
      return "n" + length;
    }
  }

  /** Something small, called many times, each awaited or in a queue as the kernel says. */
  record Calls(int calls) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(0, 0, calls);
    }

    @Override
    public String text() {
      return "c" + calls;
    }
  }

  /** Bytes from one place to another; a copy within one memory counts what is read and written. */
  record Transfer(long bytes, boolean isWithinOneMemory) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(0, isWithinOneMemory ? 2 * bytes : bytes, 1);
    }

    @Override
    public String text() {
      return "b" + bytes;
    }
  }

  /** All-reduce of N bytes on each of n ranks: bus bytes 2(n−1)/n·N. */
  record Ring(int ranks, long bytes) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(0, 2L * (ranks - 1) * bytes / ranks, 1);
    }

    @Override
    public String text() {
      return "r%d-b%d".formatted(ranks, bytes);
    }
  }

  /** Reads of a file, one block after the other or at random places. */
  record File(long bytes, int blockBytes, int reads) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      return new Work(0, (long) blockBytes * reads, reads);
    }

    @Override
    public String text() {
      return "b%d-of-%d".formatted(blockBytes, bytes);
    }
  }

  /** A prompt of S tokens through a model: 2PS + 2·L·S²·d FLOP, eP bytes at least. */
  record Prompt(TinyModel model, int tokens) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      long attention = 2L * model.layers() * tokens * tokens * model.width();
      return new Work(
          2 * model.parameters() * tokens + attention, bytesPerNumber * model.parameters(), tokens);
    }

    @Override
    public String text() {
      return "%s-s%d".formatted(model.text(), tokens);
    }
  }

  /**
   * Tokens one after the other with T before the first: for each 2P + 4·L·T·d FLOP and eP +
   * 2·e·L·T·d bytes, with T as it is in the middle.
   */
  record Tokens(TinyModel model, int context, int tokens) implements Shape {
    @Override
    public Work work(int bytesPerNumber) {
      long before = context + tokens / 2L;
      long seen = model.layers() * before * model.width();
      return new Work(
          tokens * (2 * model.parameters() + 4 * seen),
          (long) tokens * bytesPerNumber * (model.parameters() + 2 * seen),
          tokens);
    }

    @Override
    public String text() {
      return "%s-t%d-n%d".formatted(model.text(), context, tokens);
    }
  }
}
