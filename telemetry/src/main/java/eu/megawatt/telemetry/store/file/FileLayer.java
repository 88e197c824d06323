package eu.megawatt.telemetry.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The files of one directory and what the store does with them. What was written is safe from a
 * power cut once it was forced; a file's name, new or changed, once the directory was. Thread-safe,
 * but for what is said of its parts.
 */
public interface FileLayer {

  /** A file that grows at its end. For one thread at a time. */
  interface Appender extends Closeable {

    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Returns once everything written is on disk. */
    void force() throws IOException;
  }

  /** A file to read from. Thread-safe. */
  interface Source extends Closeable {

    long size() throws IOException;

    /** Reads so many bytes. Throws {@link java.io.EOFException} if the file has fewer. */
    void read(long position, byte[] into, int offset, int length) throws IOException;
  }

  /** Creates a file, which must not be there yet. */
  Appender create(String name) throws IOException;

  /** Goes on at the end of a file that is there. */
  Appender append(String name) throws IOException;

  Source open(String name) throws IOException;

  /** The names of all files, in their order. */
  List<String> list() throws IOException;

  /** Gives a file another name; the file that had it before is gone. */
  void rename(String from, String to) throws IOException;

  void delete(String name) throws IOException;

  /** Returns once the names of all files are on disk. */
  void forceDirectory() throws IOException;
}
