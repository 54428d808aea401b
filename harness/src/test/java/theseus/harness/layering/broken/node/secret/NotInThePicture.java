package theseus.harness.layering.broken.node.secret;

record NotInThePicture() {}
