/** Tables as files: CSV, XLSX, JSON and Parquet, and the manifest that proves them. */
@NullMarked
package eu.megawatt.reports.file;

import org.jspecify.annotations.NullMarked;
