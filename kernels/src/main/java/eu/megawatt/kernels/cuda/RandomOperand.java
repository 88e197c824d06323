package eu.megawatt.kernels.cuda;

/** Random numbers in a device's memory, which the host can work out one by one. */
record RandomOperand(Format format, long seed, float scale, long count, Buffer buffer) {

  /** Number i. */
  double at(long i) {
    return format.number(seed, i, scale);
  }

  /** Makes them on the device, in the stream of all that uses them. */
  void fill(Workspace workspace) {
    String name = "fill_" + format.word();
    Grid grid = workspace.gpu().loop(count);
    Step fill =
        format.isScaled()
            ? workspace.launch(DeviceCode.MEMORY, name, grid, buffer, count, seed, scale)
            : workspace.launch(DeviceCode.MEMORY, name, grid, buffer, count, seed);
    fill.enqueue();
  }
}
