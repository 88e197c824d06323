package eu.megawatt.kernels.cuda;

/**
 * The device that a device copies to: the next of the same driver, if there is another.
 *
 * @param driver name or path of its library
 * @param ordinal of the device that copies
 * @param count of all devices
 */
record Peer(String driver, int ordinal, int count) {

  /** Whether there is another. */
  boolean isThere() {
    return count > 1;
  }

  /**
   * Opens it for as long as a workspace is open, and lets the workspace's device reach its memory
   * by itself where the two can.
   */
  Workspace open(Workspace from) {
    Gpu here = from.gpu();
    Gpu there = Gpu.open(driver, (ordinal + 1) % count);
    Workspace workspace = new Workspace(there);
    from.onClose(
        () -> {
          there.driver().attempt(DriverCall.CONTEXT_SET, there.context());
          workspace.close();
          there.close();
          here.driver().attempt(DriverCall.CONTEXT_SET, here.context());
        });
    here.enter();
    // Where they cannot, or already do, copies go on as they do.
    here.driver().attempt(DriverCall.PEER_ACCESS, there.context(), 0);
    return workspace;
  }
}
