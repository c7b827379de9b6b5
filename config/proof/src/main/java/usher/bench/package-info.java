/**
 * What Usher bears: {@code ./usher bench} measures it and writes {@code BENCHMARKS.md}. Every figure stands beside a floor that is measured in the same run (the same
 * work without Usher) and beside its goal, met or missed. The order of reading: {@link usher.bench.Bench} (arguments), {@link usher.bench.Suite} (what each measures),
 * {@link usher.bench.Line} (one figure), {@link usher.bench.Report} (table, file, picture). Not part of the product.
 */
@NullMarked
package usher.bench;

import org.jspecify.annotations.NullMarked;
