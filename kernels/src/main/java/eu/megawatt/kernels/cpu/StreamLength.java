package eu.megawatt.kernels.cpu;

/**
 * How long the arrays are that have to come from memory: four times the last cache, as far as that
 * is 32 MiB for each CPU (a guest is shown all of its host's), at most 1 GiB and an eighth of the
 * memory each.
 *
 * @param bytes of an array, whole chunks
 * @param text how that came about, for a person
 */
record StreamLength(long bytes, String text) {

  private static final long MIB = 1 << 20;
  private static final long CACHE_BYTES_PER_CPU = 32 * MIB;
  private static final long MOST_BYTES = 1024 * MIB;
  private static final long CHUNK_BYTES = (long) ChunkedArray.CHUNK * Float.BYTES;

  static StreamLength of(Topology topology) {
    long reported = topology.caches().lastBytes();
    int cpus = topology.cpus().cardinality();
    long cache = Math.min(reported, cpus * CACHE_BYTES_PER_CPU);
    long most = Math.min(MOST_BYTES, topology.memoryBytes() / 8);
    long bytes = Math.max(1, Math.min(4 * cache, most) / CHUNK_BYTES) * CHUNK_BYTES;
    return new StreamLength(
        bytes,
        "%d MiB an array: 4 times %d MiB of last cache (%d MiB reported, 32 MiB for each of %d CPUs at most), at most %d MiB"
            .formatted(bytes / MIB, cache / MIB, reported / MIB, cpus, most / MIB));
  }
}
