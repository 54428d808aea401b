/// Makes exhibits of failing runs, and sees to it that they still convict.
package theseus.harness.exhibit;
