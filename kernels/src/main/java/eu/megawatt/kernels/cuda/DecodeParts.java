package eu.megawatt.kernels.cuda;

/**
 * Attention of one token, split over its context so that the whole device has work, and joined
 * after it.
 *
 * @param blocks that share a context; each makes two parts
 * @param share keys of a block
 * @param sums of values, and {@code marks} the greatest score and the sum of weights, of each part
 */
record DecodeParts(
    int kvHeads,
    int group,
    int headSize,
    int blocks,
    int share,
    Buffer sums,
    Buffer marks,
    Workspace workspace) {

  private static final int KEYS_OF_A_STEP = 32;
  private static final int LEAST_STEPS = 4;
  private static final int BLOCKS_OF_A_PROCESSOR = 8;
  private static final int THREADS = 64;

  /** Room for the parts of a context that is so long at most. */
  static DecodeParts of(int kvHeads, int group, int headSize, int most, Workspace workspace) {
    int wanted =
        Grid.parts((long) BLOCKS_OF_A_PROCESSOR * workspace.gpu().facts().processors(), kvHeads);
    int sensible = Grid.parts(most, KEYS_OF_A_STEP * LEAST_STEPS);
    int share =
        Grid.parts(Grid.parts(most, Math.min(wanted, sensible)), KEYS_OF_A_STEP) * KEYS_OF_A_STEP;
    int blocks = Grid.parts(most, share);
    long parts = 2L * blocks * kvHeads * group;
    return new DecodeParts(
        kvHeads,
        group,
        headSize,
        blocks,
        share,
        workspace.buffer(parts * headSize * Float.BYTES),
        workspace.buffer(parts * 2 * Float.BYTES),
        workspace);
  }

  /** Makes the parts. */
  Step attend(Buffer q, Buffer k, Buffer v, int context, long headStride) {
    return workspace.launch(
        DeviceCode.ATTENTION,
        "attention_decode_" + headSize,
        new Grid(kvHeads, blocks, 1, THREADS),
        q,
        k,
        v,
        sums,
        marks,
        context,
        group,
        share,
        Attention.scale(headSize),
        headStride);
  }

  /** Joins them, by the kernel that writes the wanted format. */
  Step join(String kernel, Buffer out) {
    return workspace.launch(
        DeviceCode.ATTENTION,
        kernel,
        Grid.of(kvHeads * group, headSize),
        sums,
        marks,
        out,
        2 * blocks);
  }
}
