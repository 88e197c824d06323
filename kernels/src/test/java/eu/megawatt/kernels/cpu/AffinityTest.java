package eu.megawatt.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class AffinityTest {

  @Test
  void pin_ofAThread_isWhatLinuxSaysOfItAndOfNoOther() {
    SystemFiles files = new SystemFiles(Path.of("/"));
    BitSet one = new BitSet();
    one.set(allowed(files).nextSetBit(0));
    BitSet[] seen = new BitSet[1];
    try (Team team = new Team(1)) {
      team.run(
          worker -> {
            assertThat(Affinity.pin(one)).isEmpty();
            seen[0] = allowed(files);
          });
    }
    assertThat(seen[0]).isEqualTo(one);
    assertThat(allowed(files).cardinality())
        .isGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void pin_toNoCpu_saysWhyNot() {
    assertThat(Affinity.pin(new BitSet())).hasValueSatisfying(why -> assertThat(why).isNotEmpty());
  }

  private static BitSet allowed(SystemFiles files) {
    return CpuList.parse(files.value("proc/thread-self/status", "Cpus_allowed_list").orElseThrow());
  }
}
