// The work of Beside.cs with hashicorp/hcl. Reads pairs of lines from standard input: "WORK FILE" prepares, and each empty line after
// it does the work once. Answers every line with the microseconds of processor time it took. Built with the packages of Debian,
// without modules.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

var start = hcl.Pos{Line: 1, Column: 1}

var context = &hcl.EvalContext{
	Variables: map[string]cty.Value{
		"owner": cty.StringVal("acme"),
		"image": cty.ObjectVal(map[string]cty.Value{
			"name":  cty.StringVal("web"),
			"major": cty.NumberIntVal(3),
			"tags":  cty.TupleVal([]cty.Value{cty.StringVal("a"), cty.StringVal("b"), cty.StringVal("c")}),
		}),
	},
	Functions: map[string]function.Function{"upper": stdlib.UpperFunc},
}

type serviceFile struct {
	Services []service `hcl:"service,block"`
}

type service struct {
	Name  string   `hcl:"name,label"`
	Image string   `hcl:"image"`
	Port  int      `hcl:"port"`
	Tags  []string `hcl:"tags"`
}

var spec = &hcldec.BlockMapSpec{TypeName: "service", LabelNames: []string{"name"}, Nested: hcldec.ObjectSpec{
	"image": &hcldec.AttrSpec{Name: "image", Type: cty.String, Required: true},
	"port":  &hcldec.AttrSpec{Name: "port", Type: cty.Number},
	"tags":  &hcldec.AttrSpec{Name: "tags", Type: cty.List(cty.String)},
}}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	work := func() {}
	for lines.Scan() {
		before := processorTime()
		if name, file, found := strings.Cut(lines.Text(), " "); found {
			text, err := os.ReadFile(file)
			if err != nil {
				panic(err)
			}
			work = prepare(name, text)
		} else {
			work()
		}
		fmt.Println(processorTime() - before)
	}
}

func processorTime() int64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return (used.Utime.Nano() + used.Stime.Nano()) / 1000
}

func prepare(name string, text []byte) func() {
	switch name {
	case "tokens":
		return func() { hclsyntax.LexConfig(text, "x", start) }
	case "parse":
		return func() { native(text) }
	case "format":
		return func() { hclwrite.Format(text) }
	case "evaluate":
		attributes := sound(native(text).Body.JustAttributes())
		return func() {
			for _, attribute := range attributes {
				sound(attribute.Expr.Value(context))
			}
		}
	case "decode":
		body := native(text).Body
		return func() { sound(hcldec.Decode(body, spec, nil)) }
	case "deserialize":
		body := native(text).Body
		return func() { deserialized(body) }
	case "serialize":
		services := deserialized(native(text).Body)
		return func() {
			file := hclwrite.NewEmptyFile()
			gohcl.EncodeIntoBody(services, file.Body())
			file.Bytes()
		}
	case "edit":
		return func() {
			file := sound(hclwrite.ParseConfig(text, "x", start))
			file.Body().Blocks()[0].Body().SetAttributeValue("default", cty.NumberIntVal(1))
			file.Bytes()
		}
	case "edit-all":
		return func() {
			file := sound(hclwrite.ParseConfig(text, "x", start))
			for _, block := range file.Body().Blocks() {
				block.Body().SetAttributeValue("added", cty.NumberIntVal(1))
			}
			file.Bytes()
		}
	case "json-parse":
		return func() { sound(json.Parse(text, "x")) }
	case "json-evaluate":
		return func() { sound(templates(text).Value(context)) }
	case "json-variables":
		return func() { templates(text).Variables() }
	case "json-evaluate-again":
		expression := templates(text)
		return func() { sound(expression.Value(context)) }
	case "json-variables-again":
		expression := templates(text)
		return func() { expression.Variables() }
	case "diagnostics":
		file, diagnostics := hclsyntax.ParseConfig(text, "x", start)
		return func() {
			hcl.NewDiagnosticTextWriter(io.Discard, map[string]*hcl.File{"x": file}, 78, false).WriteDiagnostics(diagnostics)
		}
	}
	panic(name)
}

func native(text []byte) *hcl.File { return sound(hclsyntax.ParseConfig(text, "x", start)) }

func templates(text []byte) hcl.Expression {
	return sound(sound(json.Parse(text, "x")).Body.JustAttributes())["a"].Expr
}

func deserialized(body hcl.Body) *serviceFile {
	var file serviceFile
	if diagnostics := gohcl.DecodeBody(body, nil, &file); diagnostics.HasErrors() {
		panic(diagnostics)
	}
	return &file
}

func sound[T any](result T, diagnostics hcl.Diagnostics) T {
	if diagnostics.HasErrors() {
		panic(diagnostics)
	}
	return result
}
