package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Files in memory that lose in a power cut what was not forced: bytes behind the last force, and
 * changes of names behind the last force of the directory. By chance some of both survive, in the
 * order in which they were made, the bytes maybe with a hole of zeros.
 */
public final class ForgetfulFiles implements FileLayer {

  /** The power is gone. */
  static final class PowerCutException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Inode {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int forced;
  }

  private final Map<String, Inode> names = new TreeMap<>();
  private final Map<String, Inode> forcedNames = new HashMap<>();
  private final List<Consumer<Map<String, Inode>>> unforced = new ArrayList<>();
  private long callsLeft = Long.MAX_VALUE;

  /** The power goes at a call soon. */
  synchronized void cutAfter(long calls) {
    callsLeft = calls;
  }

  synchronized boolean isCut() {
    return callsLeft == 0;
  }

  private void call() throws PowerCutException {
    if (callsLeft <= 0) {
      throw new PowerCutException();
    }
    callsLeft--;
  }

  /** What is there when the power is back. */
  synchronized ForgetfulFiles cut(SplittableRandom random) {
    Map<String, Inode> left = new TreeMap<>(forcedNames);
    int kept = random.nextInt(unforced.size() + 1);
    unforced.subList(0, kept).forEach(change -> change.accept(left));
    ForgetfulFiles after = new ForgetfulFiles();
    left.forEach((name, inode) -> after.keep(name, torn(inode, random)));
    return after;
  }

  private static byte[] torn(Inode inode, SplittableRandom random) {
    byte[] written = inode.bytes.toByteArray();
    int length = inode.forced + random.nextInt(written.length - inode.forced + 1);
    byte[] kept = Arrays.copyOf(written, length);
    if (length > inode.forced && random.nextInt(3) == 0) {
      int hole = random.nextInt(inode.forced, length);
      Arrays.fill(kept, hole, random.nextInt(hole, length) + 1, (byte) 0);
    }
    return kept;
  }

  /** Puts a file there, safely. */
  synchronized void keep(String name, byte[] content) {
    Inode inode = new Inode();
    inode.bytes.writeBytes(content);
    inode.forced = content.length;
    names.put(name, inode);
    forcedNames.put(name, inode);
  }

  /** All files as they are now. */
  synchronized Map<String, byte[]> contents() {
    Map<String, byte[]> all = new TreeMap<>();
    names.forEach((name, inode) -> all.put(name, inode.bytes.toByteArray()));
    return all;
  }

  private void change(Consumer<Map<String, Inode>> change) {
    change.accept(names);
    unforced.add(change);
  }

  private Inode inode(String name) throws IOException {
    Inode inode = names.get(name);
    if (inode == null) {
      throw new IOException(name + " is not there");
    }
    return inode;
  }

  @Override
  public synchronized Appender create(String name) throws IOException {
    call();
    if (names.containsKey(name)) {
      throw new IOException(name + " is there already");
    }
    Inode inode = new Inode();
    change(all -> all.put(name, inode));
    return new Growing(inode);
  }

  @Override
  public synchronized Appender append(String name) throws IOException {
    call();
    return new Growing(inode(name));
  }

  @Override
  public synchronized Source open(String name) throws IOException {
    call();
    return new Fixed(inode(name));
  }

  @Override
  public synchronized List<String> list() throws IOException {
    call();
    return List.copyOf(names.keySet());
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    call();
    Inode inode = inode(from);
    change(
        all -> {
          all.remove(from);
          all.put(to, inode);
        });
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    call();
    inode(name);
    change(all -> all.remove(name));
  }

  @Override
  public synchronized void forceDirectory() throws IOException {
    call();
    forcedNames.clear();
    forcedNames.putAll(names);
    unforced.clear();
  }

  private final class Growing implements Appender {

    private final Inode inode;

    Growing(Inode inode) {
      this.inode = inode;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      synchronized (ForgetfulFiles.this) {
        if (callsLeft == 0) {
          inode.bytes.write(bytes, offset, length / 2);
        }
        call();
        inode.bytes.write(bytes, offset, length);
      }
    }

    @Override
    public void force() throws IOException {
      synchronized (ForgetfulFiles.this) {
        call();
        inode.forced = inode.bytes.size();
      }
    }

    @Override
    public void close() {}
  }

  private final class Fixed implements Source {

    private final Inode inode;

    Fixed(Inode inode) {
      this.inode = inode;
    }

    @Override
    public long size() {
      synchronized (ForgetfulFiles.this) {
        return inode.bytes.size();
      }
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) throws IOException {
      synchronized (ForgetfulFiles.this) {
        call();
        if (position + length > inode.bytes.size()) {
          throw new EOFException();
        }
        System.arraycopy(inode.bytes.toByteArray(), (int) position, into, offset, length);
      }
    }

    @Override
    public void close() {}
  }
}
