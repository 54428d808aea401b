/// Images, put together from what is on this machine and kept under the hash of their content.
package theseus.harness.world.docker.image;
