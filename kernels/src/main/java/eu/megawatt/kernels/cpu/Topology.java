package eu.megawatt.kernels.cpu;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which CPUs this process may use, and what memory is near them.
 *
 * @param cpus that it may use
 * @param nodes the CPUs of each NUMA node that has some of them; at least one
 * @param memoryBytes that it may use, by the machine and its control group
 */
record Topology(BitSet cpus, List<BitSet> nodes, Caches caches, long memoryBytes) {

  private static final long ASSUMED_MEMORY_BYTES = 4L << 30;

  /** What the files of Linux say; what they do not say is assumed, and is never more than there. */
  static Topology of(SystemFiles files, int processors) {
    BitSet cpus =
        files
            .value("proc/self/status", "Cpus_allowed_list")
            .map(CpuList::parse)
            .orElseGet(BitSet::new);
    if (cpus.isEmpty()) {
      cpus.set(0, processors);
    }
    return new Topology(cpus, nodes(files, cpus), caches(files, cpus), memoryBytes(files));
  }

  private static List<BitSet> nodes(SystemFiles files, BitSet allowed) {
    List<BitSet> nodes =
        files.entries("sys/devices/system/node", "node[0-9]*").stream()
            .flatMap(node -> SystemFiles.text(node.resolve("cpulist")).stream())
            .map(CpuList::parse)
            .filter(allowed::intersects)
            .toList();
    nodes.forEach(node -> node.and(allowed));
    return nodes.isEmpty() ? List.of(allowed) : nodes;
  }

  private static Caches caches(SystemFiles files, BitSet allowed) {
    long first = 0;
    long second = 0;
    long last = 0;
    int lastLevel = 0;
    Set<String> counted = new HashSet<>();
    for (int cpu = allowed.nextSetBit(0); cpu >= 0; cpu = allowed.nextSetBit(cpu + 1)) {
      for (Path index : files.entries("sys/devices/system/cpu/cpu" + cpu + "/cache", "index*")) {
        String type = SystemFiles.text(index.resolve("type")).orElse("");
        int level = (int) number(index, "level").orElse(0);
        long size = number(index, "size").orElse(0);
        if (type.equals("Instruction") || size == 0) {
          continue;
        }
        first = level == 1 && first == 0 ? size : first;
        second = level == 2 && second == 0 ? size : second;
        if (level > lastLevel) {
          lastLevel = level;
          last = 0;
        }
        String shared = SystemFiles.text(index.resolve("shared_cpu_list")).orElse("" + cpu);
        last += level == lastLevel && counted.add(level + " " + shared) ? size : 0;
      }
    }
    Caches assumed = Caches.ASSUMED;
    return new Caches(
        first > 0 ? first : assumed.firstBytes(),
        second > 0 ? second : assumed.secondBytes(),
        last > 0 ? last : assumed.lastBytes());
  }

  private static OptionalLong number(Path directory, String file) {
    return SystemFiles.text(directory.resolve(file))
        .map(Bytes::parse)
        .orElseGet(OptionalLong::empty);
  }

  private static long memoryBytes(SystemFiles files) {
    long machine =
        files
            .value("proc/meminfo", "MemTotal")
            .map(Bytes::parse)
            .orElseGet(OptionalLong::empty)
            .orElse(ASSUMED_MEMORY_BYTES);
    long group =
        files
            .text("sys/fs/cgroup/memory.max")
            .map(Bytes::parse)
            .orElseGet(OptionalLong::empty)
            .orElse(Long.MAX_VALUE);
    return Math.min(machine, group);
  }

  /** The CPUs of the node that a thread is on, when threads are dealt out by the nodes' CPUs. */
  BitSet nodeOf(int worker, int workers) {
    int all = nodes.stream().mapToInt(BitSet::cardinality).sum();
    int place = (int) ((long) worker * all / workers);
    int before = 0;
    for (BitSet node : nodes) {
      before += node.cardinality();
      if (place < before) {
        return node;
      }
    }
    return nodes.getLast();
  }
}
