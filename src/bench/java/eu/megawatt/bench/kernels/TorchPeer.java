package eu.megawatt.bench.kernels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.bench.record.Checkout;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Shape;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PyTorch in a process of its own, on the same GPU. It is asked and answers a line of JSON at a
 * time, so that it and we never work at once.
 */
final class TorchPeer implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final BufferedReader said;
  private final BufferedWriter asked;
  private final String name;

  /**
   * Starts it.
   *
   * @param python the interpreter that has PyTorch
   * @throws IOException where it cannot be started, or has no PyTorch or no GPU
   */
  TorchPeer(String python) throws IOException {
    process = start(python);
    said = process.inputReader();
    asked = process.outputWriter();
    try {
      JsonNode hello = answer();
      name =
          "PyTorch %s, CUDA %s"
              .formatted(hello.path("torch").asText(), hello.path("cuda").asText());
    } catch (UncheckedIOException e) {
      close();
      throw unfit(python, e);
    }
  }

  private static Process start(String python) throws IOException {
    String script = Checkout.root().resolve("src/bench/python/torch_peer.py").toString();
    try {
      return new ProcessBuilder(python, script)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw unfit(python, e);
    }
  }

  private static IOException unfit(String python, Exception why) {
    return new IOException(
        "--python %s: is none with PyTorch and a GPU: %s. Maybe name another."
            .formatted(python, why.getMessage()),
        why);
  }

  /** Its version and that of its CUDA. */
  String name() {
    return name;
  }

  /** The same work as a case of the suite; empty where PyTorch has no function for it. */
  Optional<Side> side(KernelCase which) {
    return sizes(which)
        .map(
            sizes -> {
              ask(
                  Map.of(
                      "prepare",
                      which.kernel().word(),
                      "precision",
                      which.precision().word(),
                      "sizes",
                      sizes));
              return repetitions -> ask(Map.of("run", repetitions)).path("nanoseconds").asLong();
            });
  }

  @Override
  public void close() {
    process.destroy();
  }

  private static Optional<List<Long>> sizes(KernelCase which) {
    if (which.kernel() == Kernel.SOAK) {
      return Optional.empty();
    }
    return switch (which.shape()) {
      case Shape.Product it -> Optional.of(list(it.m(), it.n(), it.k()));
      case Shape.Prefill it ->
          Optional.of(list(it.batch(), it.heads(), it.tokens(), it.headSize()));
      case Shape.Decode it ->
          Optional.of(list(it.batch(), it.heads(), it.kvHeads(), it.context(), it.headSize()));
      case Shape.Rows it -> Optional.of(list(it.rows(), it.columns()));
      case Shape.Arrays it -> Optional.of(list(it.length()));
      case Shape.Transfer it -> Optional.of(list(it.bytes()));
      case Shape.Chase _, Shape.Gather _, Shape.Calls _, Shape.Ring _, Shape.File _ ->
          Optional.empty();
      case Shape.Prompt _, Shape.Tokens _ -> Optional.empty();
    };
  }

  private static List<Long> list(long... sizes) {
    return Arrays.stream(sizes).boxed().toList();
  }

  private JsonNode ask(Map<String, Object> what) {
    try {
      asked.write(JSON.writeValueAsString(what));
      asked.newLine();
      asked.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode answer = answer();
    if (answer.has("error")) {
      throw new UnsupportedOperationException(answer.path("error").asText());
    }
    return answer;
  }

  private JsonNode answer() {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(this::line);
    try {
      return JSON.readTree(line.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(
          new IOException("PyTorch said nothing for %d s".formatted(PATIENCE_SECONDS), e));
    } catch (ExecutionException | IOException e) {
      throw new UncheckedIOException(new IOException("PyTorch's process ended", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private String line() {
    try {
      return Optional.ofNullable(said.readLine())
          .orElseThrow(() -> new IOException("Its output ended"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
