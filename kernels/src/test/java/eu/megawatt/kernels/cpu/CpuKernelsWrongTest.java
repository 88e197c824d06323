package eu.megawatt.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One number of a result is broken, and that is seen. */
final class CpuKernelsWrongTest {

  private static final TinyModel MODEL = new TinyModel(1, 8, 2, 33);

  @Test
  void judge_ofABrokenGemm_saysWhere() {
    Shape.Product shape = new Shape.Product(7, 33, 9);
    Correctness correctness =
        broken(on -> new GemmKernel(on, shape, 1), kernel -> kernel.result()[2 * 33 + 5] += 0.01f);
    assertThat(correctness)
        .isInstanceOfSatisfying(
            Correctness.Wrong.class, wrong -> assertThat(wrong.what()).contains("row 2, column 5"));
  }

  @Test
  void judge_ofAGemmThatIsNoNumber_isWrong() {
    Shape.Product shape = new Shape.Product(7, 33, 9);
    assertWrong(on -> new GemmKernel(on, shape, 1), kernel -> kernel.result()[0] = Float.NaN);
  }

  @Test
  void judge_ofAnInt8GemmOffByOne_isWrong() {
    Shape.Product shape = new Shape.Product(7, 33, 9);
    assertWrong(on -> new Int8GemmKernel(on, shape, 1), kernel -> kernel.result()[40]++);
  }

  @Test
  void judge_ofBrokenWeights_isWrong() {
    Shape.Product shape = new Shape.Product(1, 33, 9);
    assertWrong(on -> new WeightsKernel(on, shape, 1), kernel -> kernel.result().set(0, 32, 0));
  }

  @Test
  void judge_ofBrokenRows_isWrong() {
    Shape.Rows shape = new Shape.Rows(3, 7);
    assertWrong(
        on -> new RowKernel.OfSoftmax(on, shape, 1), kernel -> kernel.result()[20] += 1e-4f);
    assertWrong(
        on -> new RowKernel.OfRmsNorm(on, shape, 1), kernel -> kernel.result()[3] *= 1.001f);
  }

  @Test
  void judge_ofBrokenAttention_isWrong() {
    assertWrong(
        on -> new PrefillKernel(on, new Shape.Prefill(1, 2, 9, 7), 1),
        kernel -> kernel.result()[7] *= 1.001f);
    assertWrong(
        on -> new DecodeKernel(on, new Shape.Decode(1, 2, 1, 9, 7), 1),
        kernel -> kernel.result()[13] *= 1.001f);
  }

  @Test
  void judge_ofABrokenStream_isWrong() {
    Shape.Arrays shape = new Shape.Arrays(129, 3, 2);
    assertWrong(
        on -> new CopyKernel(on, shape, 1),
        kernel -> kernel.result().chunk(0).setAtIndex(ValueLayout.JAVA_FLOAT, 128, 0.5f));
    assertWrong(
        on -> new TriadKernel(on, shape, 1),
        kernel -> kernel.result().chunk(0).setAtIndex(ValueLayout.JAVA_FLOAT, 0, 0.5f));
    assertWrong(on -> new DotKernel(on, shape, 1), kernel -> kernel.result()[0] += 0.01);
  }

  @Test
  void judge_ofACycleThatClosesEarly_isWrong() {
    assertWrong(
        on -> new ChaseKernel(on, new Shape.Chase(64 * 33, 32), 1), kernel -> kernel.link(5, 0));
  }

  @Test
  void judge_ofAGatherOffByOne_isWrong() {
    assertWrong(
        on -> new GatherKernel(on, new Shape.Gather(33, 129), 1), kernel -> kernel.result()[0]++);
  }

  @Test
  void judge_ofAnAnswerThatDidNotCome_isWrong() {
    try (LaunchKernel kernel = new LaunchKernel(new Shape.Calls(9))) {
      assertThat(kernel.judge(8)).isInstanceOf(Correctness.Wrong.class);
    }
  }

  @Test
  void judge_ofBrokenLogits_isWrong() {
    assertWrong(
        on -> new PromptKernel(on, new Shape.Prompt(MODEL, 5), 1),
        kernel -> kernel.result().set(4, 32, 100));
    assertWrong(
        on -> new TokensKernel(on, new Shape.Tokens(MODEL, 5, 3), 1),
        kernel -> kernel.result().set(2, 0, 100));
  }

  private static <K extends CpuKernel> void assertWrong(
      Function<CpuMachine, K> make, Consumer<K> harm) {
    assertThat(broken(make, harm)).isInstanceOf(Correctness.Wrong.class);
  }

  private static <K extends CpuKernel> Correctness broken(
      Function<CpuMachine, K> make, Consumer<K> harm) {
    Correctness[] seen = new Correctness[1];
    TestingMachines.on(
        Lanes.preferred(),
        2,
        on -> {
          try (K kernel = make.apply(on)) {
            kernel.repeat(1);
            assertThat(kernel.judge()).isInstanceOf(Correctness.Right.class);
            harm.accept(kernel);
            seen[0] = kernel.judge();
          }
        });
    return seen[0];
  }
}
