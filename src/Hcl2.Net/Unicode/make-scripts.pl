# Writes scripts.txt, the ranges of every script, from the Unicode database that Perl carries (5.36 has Unicode 14.0).
#
#     perl make-scripts.pl > scripts.txt
#
# One line per script: its name, a colon, ranges in hexadecimal with both ends inside.
use strict;
use warnings;
use Unicode::UCD qw(prop_invlist prop_value_aliases prop_values);

print "# Unicode ", Unicode::UCD::UnicodeVersion(), "; written by make-scripts.pl, do not edit.\n";
my %lines;
for my $value (prop_values("Script")) {
    my ($short, $name) = prop_value_aliases("Script", $value);
    next if !defined $name || $name eq "Unknown" || $name eq "Katakana_Or_Hiragana";
    my @ends = prop_invlist("Script=$name");
    my @ranges;
    while (@ends) {
        my $start = shift @ends;
        my $end = @ends ? shift(@ends) - 1 : 0x10FFFF;
        push @ranges, $start == $end ? sprintf("%X", $start) : sprintf("%X-%X", $start, $end);
    }
    $lines{$name} = "$name:" . join(",", @ranges) . "\n" if @ranges;
}
print $lines{$_} for sort keys %lines;
