package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Device;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is known of the CPU, by name. */
final class CpuFacts {

  /** Those features that change what a kernel can reach. */
  private static final Set<String> FEATURES =
      Set.of(
          "avx2",
          "fma",
          "avx512f",
          "avx512_vnni",
          "avx512_bf16",
          "avx512_fp16",
          "avx_vnni",
          "amx_tile",
          "amx_bf16",
          "amx_int8",
          "asimd",
          "sve",
          "sve2",
          "bf16",
          "i8mm",
          "hypervisor");

  private CpuFacts() {}

  static Device device(
      SystemFiles files,
      Topology topology,
      CpuMachine on,
      Placement placement,
      StreamLength stream) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("cpus", Integer.toString(topology.cpus().cardinality()));
    facts.put("threads", Integer.toString(on.team().size()));
    facts.put("vector-bits", Integer.toString(on.lanes().bits()));
    facts.put("memory-bytes", Long.toString(topology.memoryBytes()));
    facts.put("cache-1-bytes", Long.toString(topology.caches().firstBytes()));
    facts.put("cache-2-bytes", Long.toString(topology.caches().secondBytes()));
    facts.put("cache-last-bytes", Long.toString(topology.caches().lastBytes()));
    facts.put("placement", placement.text());
    facts.put("stream-arrays", stream.text());
    facts.put("java", Runtime.version().toString());
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("driver", System.getProperty("os.version"));
    put(facts, "firmware", microcode(files));
    put(facts, "features", features(files));
    put(facts, "governor", files.text("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
    put(facts, "huge-pages", files.text("sys/kernel/mm/transparent_hugepage/enabled"));
    return new Device("cpu", model(files), "cpu", facts);
  }

  private static void put(SortedMap<String, String> facts, String name, Optional<String> value) {
    value.ifPresent(text -> facts.put(name, text));
  }

  private static Optional<String> microcode(SystemFiles files) {
    return files
        .text("sys/devices/system/cpu/cpu0/microcode/version")
        .or(() -> files.value("proc/cpuinfo", "microcode"));
  }

  private static Optional<String> features(SystemFiles files) {
    return files
        .value("proc/cpuinfo", "flags")
        .or(() -> files.value("proc/cpuinfo", "Features"))
        .map(
            all ->
                Arrays.stream(all.split(" ", -1))
                    .filter(FEATURES::contains)
                    .sorted()
                    .collect(Collectors.joining(" ")));
  }

  private static String model(SystemFiles files) {
    return files
        .value("proc/cpuinfo", "model name")
        .or(
            () ->
                files
                    .value("proc/cpuinfo", "CPU part")
                    .map(part -> System.getProperty("os.arch") + " part " + part))
        .orElseGet(() -> System.getProperty("os.arch"));
  }
}
