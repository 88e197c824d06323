package eu.megawatt.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopologyTest {

  @TempDir Path root;

  @Test
  void parse_listsOfCpus_readsNumbersAndRangesAndNothingElse() {
    assertThat(CpuList.parse("0-3,8,10-11\n")).hasToString("{0, 1, 2, 3, 8, 10, 11}");
    assertThat(CpuList.parse("")).isEqualTo(new BitSet());
    assertThat(CpuList.parse("x,5,7-,-9,3-1")).hasToString("{5}");
  }

  @Test
  void parse_sizes_readsBytes() {
    assertThat(Bytes.parse("48K")).hasValue(48 << 10);
    assertThat(Bytes.parse("2M")).hasValue(2 << 20);
    assertThat(Bytes.parse("  16 kB")).hasValue(16 << 10);
    assertThat(Bytes.parse("max")).isEmpty();
  }

  @Test
  void of_twoNodesOfWhichTwoCpusEachAreAllowed_hasThoseAndTheirCaches() throws IOException {
    write("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t2-5\n");
    write("proc/meminfo", "MemTotal:       1000 kB\n");
    write("sys/fs/cgroup/memory.max", "max");
    write("sys/devices/system/node/node0/cpulist", "0-3");
    write("sys/devices/system/node/node1/cpulist", "4-7");
    for (int cpu = 0; cpu < 8; cpu++) {
      cache(cpu, 0, "1", "Data", "48K", "" + cpu);
      cache(cpu, 1, "1", "Instruction", "64K", "" + cpu);
      cache(cpu, 2, "2", "Unified", "2048K", "" + cpu);
      cache(cpu, 3, "3", "Unified", "32M", cpu < 4 ? "0-3" : "4-7");
    }

    Topology topology = Topology.of(new SystemFiles(root), 1);

    assertThat(topology.cpus()).hasToString("{2, 3, 4, 5}");
    assertThat(topology.nodes()).hasToString("[{2, 3}, {4, 5}]");
    assertThat(topology.caches()).isEqualTo(new Caches(48 << 10, 2 << 20, 64 << 20));
    assertThat(topology.memoryBytes()).isEqualTo(1000 << 10);
    assertThat(IntStream.range(0, 4).mapToObj(worker -> topology.nodeOf(worker, 4).toString()))
        .containsExactly("{2, 3}", "{2, 3}", "{4, 5}", "{4, 5}");
  }

  @Test
  void of_noFilesAtAll_assumesWhatIsSmall() {
    Topology topology = Topology.of(new SystemFiles(root), 3);

    assertThat(topology.cpus()).hasToString("{0, 1, 2}");
    assertThat(topology.nodes()).hasSize(1);
    assertThat(topology.caches()).isEqualTo(Caches.ASSUMED);
  }

  @Test
  void streamLength_isFourTimesACacheThatIsBelievedAndWithinTheMemory() {
    assertThat(length(2, 300 << 20, 64L << 30)).isEqualTo(256L << 20);
    assertThat(length(8, 32 << 20, 64L << 30)).isEqualTo(128L << 20);
    assertThat(length(64, 512 << 20, 64L << 30)).isEqualTo(1L << 30);
    assertThat(length(64, 512 << 20, 1L << 30)).isEqualTo(128L << 20);
  }

  private static long length(int cpus, long lastBytes, long memoryBytes) {
    BitSet all = new BitSet();
    all.set(0, cpus);
    Caches caches = new Caches(1 << 15, 1 << 20, lastBytes);
    return StreamLength.of(new Topology(all, java.util.List.of(all), caches, memoryBytes)).bytes();
  }

  private void cache(int cpu, int index, String level, String type, String size, String shared)
      throws IOException {
    String at = "sys/devices/system/cpu/cpu%d/cache/index%d/".formatted(cpu, index);
    write(at + "level", level);
    write(at + "type", type);
    write(at + "size", size);
    write(at + "shared_cpu_list", shared);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
