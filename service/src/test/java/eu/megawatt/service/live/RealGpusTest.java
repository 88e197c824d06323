package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.nodes.NodeGpus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which GPUs a job has of a node that it runs on. */
final class RealGpusTest {

  private static List<NodeGpus> of(int count, Binding... all) {
    return new RealGpus(Map.of("n1", 8)).of("job", "p", Map.of("n1", count), List.of(all));
  }

  private static Binding binding(String jobId, long bits) {
    return new Binding(jobId, Map.of("p", List.of(new NodeGpus("n1", bits))), false);
  }

  @Test
  void gpus_givenBefore_areKeptFirst() {
    assertThat(of(2, binding("job", 0b1100_0000))).containsExactly(new NodeGpus("n1", 0b1100_0000));
    assertThat(of(3, binding("job", 0b1100_0000))).containsExactly(new NodeGpus("n1", 0b1100_0001));
  }

  @Test
  void gpus_ofOthers_areTakenLast() {
    assertThat(of(4, binding("other", 0b0000_1111)))
        .containsExactly(new NodeGpus("n1", 0b1111_0000));
    assertThat(of(6, binding("other", 0b0000_1111)))
        .containsExactly(new NodeGpus("n1", 0b1111_0011));
  }

  @Test
  void gpus_moreThanTheNodeHas_areThoseThatItHas() {
    assertThat(of(12)).containsExactly(new NodeGpus("n1", 0xff));
  }
}
