/// What goes wrong, where and when.
package theseus.nemesis;
