// The first script of every page that the tests load. It records all errors and warnings of the page.
(() => {
    const complaints = globalThis.complaints = [];
    const note = (kind, words) => complaints.push(`${kind}: ${words}`);
    addEventListener("error", (event) => note("error", event.message ?? event.target.src ?? event.target.href), true);
    addEventListener("unhandledrejection", (event) => note("rejection", event.reason));
    addEventListener("securitypolicyviolation", (event) => note("policy", `${event.violatedDirective} ${event.blockedURI}`));
    // What pages give to the visitor as a file.
    const files = globalThis.files = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
        files.push(file);
        return make.call(URL, file);
    };
    for (const level of ["error", "warn"]) {
        const original = console[level];
        console[level] = (...words) => {
            note(level, words.join(" "));
            original.apply(console, words);
        };
    }
})();
