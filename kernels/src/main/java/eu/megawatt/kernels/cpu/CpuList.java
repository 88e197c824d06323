package eu.megawatt.kernels.cpu;

import java.util.BitSet;

/** Numbers of CPUs as Linux writes them: {@code 0-3,8}. */
final class CpuList {

  /** More CPUs than Linux can have. */
  private static final int MOST = 8192;

  private CpuList() {}

  /** Reads them; what cannot be read is none. */
  static BitSet parse(String text) {
    BitSet cpus = new BitSet();
    for (String part : text.strip().split(",", -1)) {
      if (!part.matches("[0-9]{1,4}(-[0-9]{1,4})?")) {
        continue;
      }
      int dash = part.indexOf('-');
      int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int to = Integer.parseInt(dash < 0 ? part : part.substring(dash + 1));
      if (from <= to && to < MOST) {
        cpus.set(from, to + 1);
      }
    }
    return cpus;
  }
}
