package marketplaces_test
import ("testing";"fmt";"strings";"github.com/sellerperf/sellerperf/metrics";"github.com/sellerperf/sellerperf/thresholds/marketplaces";"github.com/sellerperf/sellerperf/thresholds")
func stub(p thresholds.Policy) (thresholds.Policy, []metrics.Definition) {
	var defs []metrics.Definition; seen:=map[string]bool{}
	fix:=func(v *metrics.Variant){ if *v=="" {return}; if _,err:=metrics.Resolve(string(*v));err==nil {return}
		id:="stub-"+strings.NewReplacer("?","-","=","-","&","-").Replace(string(*v))
		if !seen[id] { seen[id]=true; d:=metrics.Definition{ID:id,Unit:"order",Kind:metrics.Share,Sense:metrics.HitIsBad,Segments:[]metrics.Segment{"mfn","afn","category:*","destination:*"}}
		if o,ok:=metrics.Find(v.ID());ok {d.Kind=o.Kind;d.Sense=o.Sense}
		switch v.ID(){case "average-rating":d.Kind=metrics.Mean;d.Sense=metrics.HitIsGood;case "sales-value":d.Kind=metrics.Number;d.Sense=metrics.HitIsGood; case "tracking-in-time-rate": d.Sense=metrics.HitIsGood}
		defs=append(defs,d)}
		*v=metrics.Variant(id)}
	for i:=range p.Editions { e:=&p.Editions[i]; for k:=range e.Rules { r:=&e.Rules[k]; fix(&r.Metric); if r.LowVolume!=nil {fix(&r.LowVolume.Metric)} } }
	return p,defs }
func TestScratch(t *testing.T){ for _,p:=range marketplaces.All(){ p,d:=stub(p); for _,f:=range thresholds.Faults(p.Validate(d...)) { fmt.Println(p.Name,f) } } }

func TestScratchB(t *testing.T){ n:=0; for _,p:=range marketplaces.All(){ p,d:=stub(p); t.Run(p.Name, func(t *testing.T){ n+=boundaries(t,p,d...) }) }; fmt.Println(n) }
func TestScratchS(t *testing.T){ for _,p:=range marketplaces.All(){ for _,f:=range unsourced(p) {fmt.Println(f)}; for _,f:=range gaps(p) {fmt.Println(p.Name,f)} } }
func TestScratchU(t *testing.T){ seen:=map[string]bool{}; for _,p:=range marketplaces.All(){ for _,f:=range thresholds.Faults(p.Validate()) {if !seen[f.Error()] {seen[f.Error()]=true; fmt.Println(p.Name,f)}} } }
