package eu.megawatt.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class CpuKernelsTest {

  private static final TinyModel MODEL = new TinyModel(2, 24, 3, 37);

  @Test
  void check_awkwardSizesOnEveryWidth_isRight() {
    TestingMachines.onEachWidth(
        2,
        on ->
            all()
                .forEach(
                    (name, make) -> {
                      try (Prepared kernel = make.apply(on)) {
                        assertThat(kernel.check())
                            .as("%s on %s", name, kernel.engine())
                            .isInstanceOf(Correctness.Right.class);
                      }
                    }));
  }

  @Test
  void run_again_takesTimeAndStaysRight() {
    TestingMachines.on(
        Lanes.preferred(),
        2,
        on ->
            all()
                .forEach(
                    (name, make) -> {
                      try (CpuKernel kernel = make.apply(on)) {
                        kernel.poison();
                        assertThat(kernel.run(3)).as(name).isPositive();
                        if (!name.startsWith("launch")) {
                          assertThat(kernel.judge()).as(name).isInstanceOf(Correctness.Right.class);
                        }
                      }
                    }));
  }

  @Test
  void fingerprint_anyNumberOfThreadsAndRepetitions_isTheSame() {
    all()
        .forEach(
            (name, make) -> {
              Set<OptionalLong> seen = new HashSet<>();
              for (int threads : List.of(1, 2, 3, 5)) {
                TestingMachines.on(
                    Lanes.preferred(),
                    threads,
                    on -> {
                      try (CpuKernel kernel = make.apply(on)) {
                        kernel.run(threads);
                        seen.add(kernel.fingerprint());
                      }
                    });
              }
              assertThat(seen).as(name).hasSize(1);
            });
  }

  @Test
  void fingerprint_afterAPoisonedOutput_isAnother() {
    TestingMachines.on(
        Lanes.preferred(),
        2,
        on ->
            all()
                .forEach(
                    (name, make) -> {
                      try (CpuKernel kernel = make.apply(on)) {
                        kernel.run(1);
                        OptionalLong before = kernel.fingerprint();
                        kernel.poison();
                        if (before.isPresent()) {
                          assertThat(kernel.fingerprint()).as(name).isNotEqualTo(before);
                        }
                      }
                    }));
  }

  @Test
  void judge_ofPoisonedOutputs_isWrong() {
    TestingMachines.on(
        Lanes.preferred(),
        2,
        on ->
            all()
                .forEach(
                    (name, make) -> {
                      try (CpuKernel kernel = make.apply(on)) {
                        kernel.repeat(1);
                        kernel.poison();
                        assertThat(kernel.judge()).as(name).isInstanceOf(Correctness.Wrong.class);
                      }
                    }));
  }

  private static Map<String, Function<CpuMachine, CpuKernel>> all() {
    Map<String, Function<CpuMachine, CpuKernel>> all = new LinkedHashMap<>();
    for (Shape.Product p : products()) {
      all.put("gemm " + p, on -> new GemmKernel(on, p, 3));
      all.put("int8 gemm " + p, on -> new Int8GemmKernel(on, p, 4));
      all.put("weights " + p, on -> new WeightsKernel(on, p, 5));
    }
    for (Shape.Rows rows : List.of(new Shape.Rows(1, 1), rows(7, 33), rows(33, 129), rows(3, 7))) {
      all.put("softmax " + rows, on -> new RowKernel.OfSoftmax(on, rows, 6));
      all.put("rms-norm " + rows, on -> new RowKernel.OfRmsNorm(on, rows, 7));
    }
    attention(all);
    memory(all);
    all.put("prompt", on -> new PromptKernel(on, new Shape.Prompt(MODEL, 13), 14));
    all.put("prompt of 1", on -> new PromptKernel(on, new Shape.Prompt(MODEL, 1), 15));
    all.put("tokens", on -> new TokensKernel(on, new Shape.Tokens(MODEL, 5, 4), 16));
    all.put("tokens after many", on -> new TokensKernel(on, new Shape.Tokens(MODEL, 130, 3), 17));
    return all;
  }

  private static List<Shape.Product> products() {
    return List.of(
        new Shape.Product(1, 1, 1),
        new Shape.Product(1, 129, 33),
        new Shape.Product(1, 1001, 33),
        new Shape.Product(7, 33, 129),
        new Shape.Product(33, 7, 257),
        new Shape.Product(65, 129, 7));
  }

  private static Shape.Rows rows(int rows, int columns) {
    return new Shape.Rows(rows, columns);
  }

  private static void attention(Map<String, Function<CpuMachine, CpuKernel>> all) {
    for (Shape.Prefill prefill :
        List.of(
            new Shape.Prefill(1, 1, 1, 1),
            new Shape.Prefill(2, 3, 33, 7),
            new Shape.Prefill(1, 1, 129, 64))) {
      all.put("prefill " + prefill, on -> new PrefillKernel(on, prefill, 8));
    }
    for (Shape.Decode decode :
        List.of(
            new Shape.Decode(1, 1, 1, 1, 1),
            new Shape.Decode(2, 6, 3, 129, 33),
            new Shape.Decode(1, 4, 1, 1100, 64))) {
      all.put("decode " + decode, on -> new DecodeKernel(on, decode, 9));
    }
  }

  private static void memory(Map<String, Function<CpuMachine, CpuKernel>> all) {
    long two = ChunkedArray.CHUNK + 129L;
    all.put("copy of 7", on -> new CopyKernel(on, new Shape.Arrays(7, 2, 0), 10));
    all.put("triad of 129", on -> new TriadKernel(on, new Shape.Arrays(129, 3, 2), 11));
    all.put("dot of 33", on -> new DotKernel(on, new Shape.Arrays(33, 2, 2), 12));
    all.put("dot of two chunks", on -> new DotKernel(on, new Shape.Arrays(two, 2, 2), 12));
    all.put("chase", on -> new ChaseKernel(on, new Shape.Chase(64 * 129, 128), 13));
    all.put("chase round", on -> new ChaseKernel(on, new Shape.Chase(64 * 7, 33), 13));
    all.put("gather", on -> new GatherKernel(on, new Shape.Gather(129, 70_001), 13));
    all.put("launch", on -> new LaunchKernel(new Shape.Calls(7)));
  }
}
