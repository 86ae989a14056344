package dev.attune.report.html;

/** The look of attached pages. Uses no character that markup would have to escape. */
final class Css {

    public static final String PAGE = """
        :root{color-scheme:light dark;--paper:#ffffff;--ink:#1b1f24;--quiet:#5b6470;--line:#dfe3e8;--panel:#f5f7f9;
        --blue:#1d63d8;--green:#187a43;--red:#b42318;--amber:#8f5a00}
        @media (prefers-color-scheme:dark){:root{--paper:#14171b;--ink:#e4e8ed;--quiet:#9aa4b0;--line:#31373e;--panel:#1c2026;
        --blue:#78aaff;--green:#5fce8c;--red:#ff8f85;--amber:#eab54f}}
        *{box-sizing:border-box}
        body{margin:0;padding:16px 20px 32px;background:var(--paper);color:var(--ink);
        font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}
        main{max-width:1080px;margin:0 auto}
        main.wide{max-width:none}
        h1{font-size:19px;line-height:1.25;margin:0 0 2px;letter-spacing:-.01em;overflow-wrap:anywhere}
        h2{font-size:15px;margin:24px 0 10px}
        h3{font-size:13px;margin:0 0 6px;color:var(--quiet);font-weight:600}
        p{margin:0 0 8px}
        .quiet{color:var(--quiet)}
        h1 + .quiet{font-size:13.5px}
        .text{white-space:pre-wrap;overflow-wrap:anywhere}
        .panel{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:14px 16px}
        .panel + .quiet{margin-top:8px}
        .diff{font-size:15.5px;line-height:1.65;margin-top:12px}
        .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:16px;margin-top:14px}
        .demo{border:1px solid var(--line);border-left-width:4px;border-radius:8px;margin:0 0 12px;overflow:hidden}
        .demo.added{border-left-color:var(--green)}
        .demo.removed{border-left-color:var(--red)}
        .demo .head{display:flex;gap:10px;align-items:baseline;padding:8px 14px;background:var(--panel);
        border-bottom:1px solid var(--line);flex-wrap:wrap}
        .demo table{width:100%;border-collapse:collapse}
        .demo td,.demo th{padding:7px 14px;vertical-align:top;text-align:left;border:0}
        .demo th{width:150px;font-weight:500;color:var(--quiet);font-size:13px;overflow-wrap:anywhere}
        .demo tr.output td{font-weight:500}
        .demo tr.output:first-child td,.demo tr.output:first-child th{border-top:0}
        .demo tr.first-output td,.demo tr.first-output th{border-top:1px dashed var(--line)}
        .mark{font-size:12px;font-weight:600;white-space:nowrap}
        .green{color:var(--green)}.red{color:var(--red)}.amber{color:var(--amber)}.blue{color:var(--blue)}
        .scroll{overflow-x:auto;margin-bottom:10px}
        table.grid{border-collapse:collapse;width:100%;font-size:13.5px;margin-top:14px}
        table.grid th{position:sticky;top:0;background:var(--paper);text-align:left;font-weight:600;font-size:12.5px;
        color:var(--quiet);border-bottom:2px solid var(--line);padding:8px 10px;vertical-align:bottom}
        table.grid td{border-bottom:1px solid var(--line);padding:8px 10px;vertical-align:top}
        table.grid td.cell{min-width:140px}
        table.grid .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        table.grid tbody th{position:static;vertical-align:top;border-bottom:1px solid var(--line)}
        table.grid tr.strong td{background:var(--panel);font-weight:600}
        .clip{max-height:14em;overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere}
        .score{font-variant-numeric:tabular-nums;font-size:12.5px;color:var(--quiet)}
        article{margin:0 0 48px}
        article h2{font-size:18px;margin:0 0 8px;overflow-wrap:anywhere}
        article h2 span{font-size:13px;border:1px solid currentColor;border-radius:99px;padding:2px 10px;margin-left:6px;
        white-space:nowrap;vertical-align:1px}
        article h3{font-size:15px;margin:26px 0 8px;color:var(--ink)}
        article section section h2{font-size:14px;margin:12px 0 6px}
        article h4{font-size:14px;margin:16px 0 6px;overflow-wrap:anywhere}
        article img{max-width:100%;height:auto}
        .line{border-left:4px solid var(--quiet);background:var(--panel);border-radius:8px;padding:10px 14px;margin:0 0 8px;
        white-space:pre-wrap;overflow-wrap:anywhere}
        .line.green{border-color:var(--green)}.line.red{border-color:var(--red)}.line.amber{border-color:var(--amber)}
        .line.blue{border-color:var(--blue)}
        .line.green,.line.red,.line.amber,.line.blue{color:var(--ink)}
        code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em;overflow-wrap:anywhere}
        code.command{display:block;margin:6px 0;padding:6px 10px;background:var(--paper);border:1px solid var(--line);
        border-radius:6px;white-space:pre;overflow-x:auto;overflow-wrap:normal}
        .badge{font-size:12px;margin-right:4px;border:1px solid var(--line);border-radius:99px;padding:1px 9px;white-space:nowrap}
        details{margin:6px 0}summary{cursor:pointer}
        fieldset{border:0;margin:0;padding:0;min-width:0}legend{padding:0;margin:0 0 6px;color:var(--quiet);font-size:13px}
        .chips{display:flex;flex-wrap:wrap;gap:6px 14px;margin:0 0 10px;font-size:13.5px}
        .card{border:1px solid var(--line);border-left-width:4px;border-radius:8px;padding:10px 14px;margin:0 0 10px}
        .card.lost{border-left-color:var(--red)}.card.gained{border-left-color:var(--green)}
        .card.other{border-left-color:var(--amber)}
        .card .sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(240px,100%),1fr));gap:6px 18px;margin-top:6px}
        .card .sides div{min-width:0}.card .name{font-size:12.5px;color:var(--quiet)}
        fieldset:has(.pick-lost:checked) .card:not(.lost),fieldset:has(.pick-gained:checked) .card:not(.gained),
        fieldset:has(.pick-wrong:checked) .card:not(.wrong),fieldset:has(.pick-right:checked) .card:not(.right),
        fieldset:has(.pick-same:checked) .card:not(.same),fieldset:has(.pick-unreadable:checked) .card:not(.unreadable),
        fieldset:has(.pick-other:checked) .card:not(.other){display:none}
        @media (max-height:240px){body{padding:4px 12px}h1,h1 + .quiet,article h2 + .quiet{display:none}
        article h2{font-size:15px;margin:0 0 4px}table.grid{margin-top:0}table.grid th{position:static;padding:2px 10px}
        .diff{margin-top:0}.panel{padding:6px 12px}}
        @media (max-width:480px){body{padding:12px}.badge{white-space:normal}table.grid td,table.grid th{padding:6px}
        code.command{white-space:pre-wrap}}
        @media print{code.command{white-space:pre-wrap}details::details-content{content-visibility:visible}.scroll{overflow:visible}}
        @media print{.clip{max-height:none}body{padding:0}.card.right,.card.same,.card details,.long{display:none}}
        """;

    private Css() {}
}
