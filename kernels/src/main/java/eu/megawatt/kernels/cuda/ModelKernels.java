package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.TinyModel;

/** The parts of a small decoder as launches, each on so many rows of a width. */
record ModelKernels(TinyModel model, int rows, Workspace workspace) {

  /** Vectors of tokens and their positions, from {@code first} on. */
  Step embed(Buffer tokens, ModelWeights weights, Buffer x, int first) {
    return workspace.launch(
        DeviceCode.MODEL,
        "embed",
        loop(model.width()),
        tokens,
        weights.words().buffer(),
        weights.positions().buffer(),
        x,
        rows,
        model.width(),
        first);
  }

  /** Rows over the root of their mean square, in bf16. */
  Step normal(Buffer x, Buffer y) {
    return workspace.launch(
        DeviceCode.ROWS,
        "rms_norm_bf16",
        Grid.of(rows, Grid.THREADS),
        x,
        y,
        rows,
        model.width() / 4,
        RowKernels.EPSILON);
  }

  /** Rounded to bf16. */
  Step rounded(Buffer x, Buffer y, int width) {
    return workspace.launch(DeviceCode.MODEL, "to_bf16", loop(width), x, y, (long) rows * width);
  }

  /** GELU, in bf16. */
  Step gelu(Buffer x, Buffer y, int width) {
    return workspace.launch(
        DeviceCode.MODEL, "gelu_to_bf16", loop(width), x, y, (long) rows * width);
  }

  /** Rows times a matrix that is stored by input. */
  Step product(Buffer x, RandomOperand matrix, Buffer y, int inputs, int outputs, boolean adds) {
    return workspace.launch(
        DeviceCode.GEMM,
        "gemm_bf16",
        Products.tiles(rows, outputs),
        x,
        matrix.buffer(),
        y,
        rows,
        outputs,
        inputs,
        adds ? 1 : 0);
  }

  /** One row times a matrix that is stored by output. */
  Step vector(Buffer x, RandomOperand matrix, Buffer y, int inputs, int outputs, boolean adds) {
    return workspace.launch(
        DeviceCode.GEMV,
        "gemv_bf16",
        Grid.of(Grid.parts(outputs, Grid.THREADS / 32), Grid.THREADS),
        matrix.buffer(),
        x,
        y,
        outputs,
        inputs,
        adds ? 1 : 0);
  }

  private Grid loop(int width) {
    return workspace.gpu().loop((long) rows * width);
  }
}
