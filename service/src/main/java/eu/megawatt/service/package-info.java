/** The application: one process that plans, keeps and serves. */
@NullMarked
package eu.megawatt.service;

import org.jspecify.annotations.NullMarked;
