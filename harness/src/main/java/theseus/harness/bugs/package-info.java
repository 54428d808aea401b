/// The catalogue of defects on trial: each must be convicted, and what is right acquitted on the same seeds.
package theseus.harness.bugs;
