package eu.megawatt.kernels.cpu.reference;

/** The numbers of a tiny model, each matrix row by row: what comes in has a row for each number. */
public interface ModelNumbers {

  /** A row for each token. */
  Numbers embedding();

  /** A row for each place in the text. */
  Numbers positions();

  /** d×V. */
  Numbers logits();

  /** d×3d: queries, keys and values of all heads, one after the other. */
  Numbers queryKeyValue(int layer);

  /** d×d. */
  Numbers out(int layer);

  /** d×4d. */
  Numbers up(int layer);

  /** 4d×d. */
  Numbers down(int layer);
}
