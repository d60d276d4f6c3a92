package spapi

import "github.com/sellerperf/sellerperf/metrics"

// The columns of buyer messages, one a row, which no API hands out.
const (
	meMessage = iota
	meOrder
	meThread
	meReceived
	meAnswered
	meAuto
	meClosed
)

func messagesFormat() *tableFormat {
	return &tableFormat{
		kind: MessageRows,
		columns: []column{
			meMessage: {"messageid", "message"}, meOrder: {"orderid", "amazonorderid", "order"},
			meThread:   {"threadid", "thread", "conversationid"},
			meReceived: {"received", "receivedat", "datereceived", "receiveddate", "messagereceived", "timereceived"},
			meAnswered: {"answered", "answeredat", "dateanswered", "responded", "respondedat", "responsedate", "replied", "repliedat", "replydate"},
			meAuto:     {"auto", "automatic", "isautomatic", "autoreply", "automaticreply"},
			meClosed:   {"closed", "closedat", "noresponseneeded", "noresponseneededat", "markednoresponseneeded"},
		},
		least: []int{meMessage},
		match: func(has func(int) bool) bool { return has(meReceived) || has(meAnswered) },
		row:   (*table).messageRow,
	}
}

// messageRow reads a message with its answer.
func (t *table) messageRow() {
	message := t.text(meMessage)
	if message == "" {
		t.bad(meMessage, Missing, "", false)
		return
	}
	order := ""
	if len(t.raw(meOrder)) > 0 {
		var ok bool
		if order, ok = t.order(meOrder); !ok {
			return
		}
	}
	thread := t.text(meThread)
	meta := func(m moment) metrics.Meta { return metrics.Meta{At: m.instant(), Order: order} }
	received, ok := t.moment(meReceived, true)
	if ok && received.known() {
		t.emit(&metrics.MessageReceived{Meta: meta(received), Message: message, Thread: thread}, t.opt.Seen)
	} else if ok {
		t.bad(meReceived, Missing, "when the message came", true)
	}
	if at, ok := t.moment(meAnswered, true); ok && at.known() {
		auto := t.flag(meAuto) == metrics.Yes
		t.emit(&metrics.MessageAnswered{Meta: meta(at), Message: message, Thread: thread, Auto: auto}, t.opt.Seen)
	}
	t.messageClosed(message, thread, meta, received)
}

// messageClosed reads that no response is needed: since when, or only that it is so,
// which is then taken to have been so from the start.
func (t *table) messageClosed(message, thread string, meta func(moment) metrics.Meta, received moment) {
	at := received
	switch t.flag(meClosed) {
	case metrics.No:
		return
	case metrics.Unstated:
		var ok bool
		if at, ok = t.moment(meClosed, true); !ok {
			return
		}
	}
	if at.known() {
		t.emit(&metrics.MessageClosed{Meta: meta(at), Message: message, Thread: thread}, t.opt.Seen)
	}
}
